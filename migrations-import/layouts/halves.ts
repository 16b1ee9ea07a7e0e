import type { Diagnostic } from "../model/diagnostic";
import { fileDiagnostic } from "./file-diagnostic";
import { stemOf } from "./file-names";
import { type FileTree, folderOf } from "./file-tree";

const down = /\.down\.+sql$/i;

/** Says which down files of a folder have no up file: a migration that was lost or misnamed. */
export function lonelyHalves(folder: FileTree): Diagnostic[] {
  const flat = folder.files.map((file) => file.path).filter((path) => folderOf(path) === "");
  const ups = new Set(flat.filter((path) => /\.up\.+sql$/i.test(path)).map(nameOf));
  return flat
    .filter((path) => down.test(path) && !ups.has(nameOf(path.replace(down, ""))))
    .map((path) => {
      const message = `There is no file ${path.replace(down, ".up.sql")}; only what undoes it is here.`;
      const hint = "Add the up file. Without it the migration is missing from the catalog.";
      return fileDiagnostic("warning", "MISSING_FILE", path, message, hint);
    });
}

/** What a pair is called: one half alone may be said to run outside of a transaction. */
function nameOf(path: string): string {
  return stemOf(path).replace(/\.autocommit$/i, "");
}
