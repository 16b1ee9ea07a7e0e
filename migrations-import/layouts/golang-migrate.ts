import { codeDiagnostics, isCode } from "./code-migrations";
import { count, isHalf } from "./file-names";
import type { FileTree } from "./file-tree";
import { flatEntries, foldersOf, hasNear, type NameReader } from "./flat-files";
import { lonelyHalves } from "./halves";
import type { Layout, LayoutMatch } from "./layout";

const readName: NameReader = (stem) => {
  const match = /^[vV]?(\d+)[._](.*)$/s.exec(stem);
  return match ? { version: match[1] ?? "", name: match[2] || stem } : null;
};

/** Some programs keep migrations in Go beside those in SQL, or in the language of their own that Soda has. */
const languages = ["fizz", "go"] as const;

/**
 * golang-migrate: flat pairs `<number>_name.up.sql` and `<number>_name.down.sql`, by number. A slip such as `.up..sql` is
 * taken as the tool takes it, and so are names with a V in front and a dot behind the number, which some programs use.
 */
export const golangMigrate: Layout = {
  name: "golang-migrate",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    return [...foldersOf(tree, readName)].flatMap(([root, paths]) => {
      const ups = paths.filter(isHalf);
      return ups.length > 0 ? [matchOf(tree, root, ups)] : [];
    });
  },
  read(folder) {
    const entries = flatEntries(folder, readName).filter((entry) => isHalf(entry.path));
    const belongs = (path: string) => isHalf(path) || isCode(path, languages);
    return { entries, belongs, diagnostics: [...lonelyHalves(folder), ...codeDiagnostics(folder, languages)] };
  },
};

function matchOf(tree: FileTree, root: string, ups: readonly string[]): LayoutMatch {
  const isPlaced = hasNear(tree, root, ["go.mod"]);
  const files = count(ups.length, "file");
  const because = `it has ${files} named <number>_name.up.sql${isPlaced ? " in a Go module" : ", which sqlx shares"}`;
  return { root, certainty: isPlaced ? "place" : "naming", migrations: ups.length, because, provider: null };
}
