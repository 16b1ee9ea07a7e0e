import { compareNatural } from "../text/natural-order";
import { count, isHalf } from "./file-names";
import { fileNameOf } from "./file-tree";
import { flatEntries, foldersOf, readNumbered } from "./flat-files";
import { lonelyHalves } from "./halves";
import type { Layout, LayoutEntry, LayoutMatch } from "./layout";
import { lonelyDowns, upFolderNames, upFolders } from "./up-folders";

/**
 * Hasura: below `migrations/<database>` a folder per migration, `<milliseconds>_name`, with an `up.sql` and perhaps a
 * `down.sql`; by number. Older projects have flat pairs `.up.sql` and `.down.sql`.
 */
export const hasura: Layout = {
  name: "hasura",
  dialects: ["postgres"],
  find(tree) {
    const folders = [...upFolders(tree)].map(([root, names]) => matchOf(root, names));
    const flat = [...foldersOf(tree, readNumbered)].flatMap(([root, paths]) => {
      const ups = paths.filter(isHalf);
      return ups.length > 0 ? [matchOf(root, ups)] : [];
    });
    return [...folders, ...flat];
  },
  read(folder) {
    const flat = flatEntries(folder, readNumbered).filter((entry) => isHalf(entry.path));
    const entries = [...upFolderNames(folder).flatMap(entryOf), ...flat];
    return {
      entries: entries.sort((a, b) => compareNatural(a.version, b.version) || compareNatural(a.path, b.path)),
      belongs: (path) => /^[^/]+\/down\.sql$/.test(path),
      diagnostics: [...lonelyDowns(folder), ...lonelyHalves(folder)],
    };
  },
};

function entryOf(name: string): LayoutEntry[] {
  const read = readNumbered(name);
  return read ? [{ path: `${name}/up.sql`, ...read }] : [];
}

function matchOf(root: string, paths: readonly string[]): LayoutMatch {
  const isTimed = paths.some((path) => /^\d{13}_/.test(fileNameOf(path)));
  const what = paths.some(isHalf) ? count(paths.length, "up file") : `${count(paths.length, "folder")} with an up.sql`;
  return {
    root,
    certainty: isTimed ? "naming" : "possible",
    migrations: paths.length,
    because: `it has ${what}${isTimed ? ", numbered in milliseconds" : ""}`,
    provider: null,
  };
}
