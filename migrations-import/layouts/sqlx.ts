import { count, isHalf } from "./file-names";
import type { FileTree } from "./file-tree";
import { flatEntries, foldersOf, hasNear, mostHave, readNumbered } from "./flat-files";
import { lonelyHalves } from "./halves";
import type { Layout, LayoutMatch } from "./layout";

/**
 * sqlx: flat files `<number>_name.sql`, or pairs `.up.sql` and `.down.sql`, by number. Names that do not fit are not
 * applied. What sqlx itself writes into a new file, or a Cargo.toml or `crates/` above, tells it from others with the same names.
 */
export const sqlx: Layout = {
  name: "sqlx",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    return [...foldersOf(tree, readNumbered)].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    return { entries: flatEntries(folder, readNumbered), belongs: isHalf, diagnostics: lonelyHalves(folder) };
  },
};

const mostLookedAt = 100;

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const files = `${count(paths.length, "file")} named <number>_name${paths.some(isHalf) ? ".up" : ""}.sql`;
  const match = { root, migrations: paths.length, provider: null };
  if (paths.slice(0, mostLookedAt).some((path) => mostHave(tree, [path], /^-- Add (up |down )?migration script here/m)))
    return { ...match, certainty: "marker", because: `it has ${files}, some begun by sqlx` };
  if (hasNear(tree, root, ["Cargo.toml"]) || /(^|\/)crates\//.test(root))
    return { ...match, certainty: "place", because: `it has ${files} in a Rust crate` };
  return { ...match, certainty: "possible", because: `it has ${files}` };
}
