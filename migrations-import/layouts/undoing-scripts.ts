import { fileNameOf, folderOf, joinPath } from "./file-tree";

/**
 * The scripts among `paths` that undo others, by names that tools without a layout of their own here use: `001.undo.name.sql` and
 * `001.name.rollback.sql`; `001_name_rollback.sql` where `001_name.sql` lies beside it or in the folder above; all of a folder
 * called `down`, `rollback`, `undo` or `revert` beside others.
 */
export function undoingScripts(paths: readonly string[]): ReadonlySet<string> {
  const all = new Set(paths.map(withoutDirection));
  const undoing = paths.filter((path) => isByName(path) || hasPartner(path, all));
  const folders = undoingFolders(paths);
  return new Set([...undoing, ...paths.filter((path) => folders.has(folderOf(path)))]);
}

function isByName(path: string): boolean {
  return /(^[vV]?\d[\d.-]*\.undo|\.(undo|rollback|revert))(\.[^/]*)?\.sql$/i.test(fileNameOf(path));
}

function hasPartner(path: string, all: ReadonlySet<string>): boolean {
  const name = fileNameOf(path);
  const other = name
    .replace(/[_-](?:undo|rollback|revert)(?=\.sql$)/i, "")
    .replace(/^(?:undo|rollback|revert)[_-]/i, "");
  return (
    other !== name && (all.has(joinPath(folderOf(path), other)) || all.has(joinPath(folderOf(folderOf(path)), other)))
  );
}

/** `001_name_up.sql` and `001_name_apply.sql` are called `001_name.sql` here. */
function withoutDirection(path: string): string {
  return path.replace(/[._-](?:up|apply|forward)(?=\.sql$)/i, "");
}

function undoingFolders(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set(paths.map(folderOf));
  const down = [...folders].filter((folder) => /^(down|downs|undo|rollbacks?|reverts?)$/i.test(fileNameOf(folder)));
  const isOnlyOne = folders.size === down.length;
  return new Set(isOnlyOne ? [] : down);
}
