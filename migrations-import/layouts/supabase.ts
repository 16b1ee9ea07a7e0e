import { compareCodeUnits } from "../text/natural-order";
import { count, isHalf, isSql, leftOutBecause, splitVersion, stemOf } from "./file-names";
import { type FileTree, fileNameOf, folderOf, joinPath, pathsByFolder } from "./file-tree";
import type { Certainty, Layout, LayoutMatch } from "./layout";

/**
 * Supabase: flat files `<digits>_name.sql` below `supabase/migrations`, applied in the order of their names; the digits
 * are the version. A file whose name does not fit is not applied.
 */
export const supabase: Layout = {
  name: "supabase",
  dialects: ["postgres"],
  find(tree) {
    const folders = pathsByFolder(tree.files.map((file) => file.path).filter(isMigration));
    return [...folders].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    const paths = folder.files.map((file) => file.path).filter((path) => folderOf(path) === "" && isMigration(path));
    const entries = paths.sort(compareCodeUnits).map((path) => {
      const stem = stemOf(path);
      return { path, ...(splitVersion(stem) ?? { version: stem, name: stem }) };
    });
    return { entries, belongs: () => false, diagnostics: [] };
  },
};

function isMigration(path: string): boolean {
  return /^\d+_.*\.sql$/i.test(fileNameOf(path)) && isSql(path) && !isHalf(path) && leftOutBecause(path) === null;
}

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const certainty = certaintyOf(tree, root, paths);
  const files = `${count(paths.length, "file")} named <timestamp>_name.sql`;
  const because =
    certainty === "place" ? `it lies where Supabase keeps migrations and has ${files}` : `it has ${files}`;
  return { root, certainty, migrations: paths.length, because, provider: null };
}

function certaintyOf(tree: FileTree, root: string, paths: readonly string[]): Certainty {
  if (/(^|\/)supabase\/migrations$/.test(root)) return "place";
  if (/(^|\/)migrations$/.test(root) && tree.has(joinPath(folderOf(root), "config.toml"))) return "place";
  return paths.some((path) => !/^\d{14}_/.test(fileNameOf(path))) ? "possible" : "naming";
}
