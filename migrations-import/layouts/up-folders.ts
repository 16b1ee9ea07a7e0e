import type { Diagnostic } from "../model/diagnostic";
import { fileDiagnostic } from "./file-diagnostic";
import { type FileTree, folderOf, pathsByFolder } from "./file-tree";

/** The folders of a tree that hold an `up.sql`, by the folder they lie in. */
export function upFolders(tree: FileTree): ReadonlyMap<string, readonly string[]> {
  const scripts = tree.files.map((file) => file.path).filter((path) => /(^|\/)[^/]+\/up\.sql$/.test(path));
  return pathsByFolder(scripts.map(folderOf));
}

/** The names of the folders directly below that hold an `up.sql`. */
export function upFolderNames(folder: FileTree): string[] {
  return [...(upFolders(folder).get("") ?? [])];
}

/** The scripts that lie beside an `up.sql` where several folders have one: tests of it, and the like. */
export function besideUps(tree: FileTree): ReadonlySet<string> {
  const folders = new Set([...upFolders(tree).values()].filter((each) => each.length > 1).flat());
  const paths = tree.files.map((file) => file.path).filter((path) => /\.sql$/i.test(path));
  return new Set(paths.filter((path) => folders.has(folderOf(path)) && !/(^|\/)up\.sql$/.test(path)));
}

/** Says which folders have only a `down.sql`. */
export function lonelyDowns(folder: FileTree): Diagnostic[] {
  return folder.files
    .map((file) => file.path)
    .filter((path) => /^[^/]+\/down\.sql$/.test(path) && !folder.has(`${folderOf(path)}/up.sql`))
    .map((path) => {
      const message = `There is no ${folderOf(path)}/up.sql; only what undoes it is here.`;
      const hint = "Add the up.sql. Without it the migration is missing from the catalog.";
      return fileDiagnostic("warning", "MISSING_FILE", path, message, hint);
    });
}
