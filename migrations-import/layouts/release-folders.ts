import { splitVersion, stemOf } from "./file-names";
import { fileNameOf, folderOf } from "./file-tree";

const leastFolders = 2;
const manyFolders = 10;

/**
 * Folders of numbered folders, whose scripts are numbered too or have names of their own, such as `13/02_name.sql` or `0.22/01_name.sql`: one
 * history, a folder for each release. By folder, with the scripts in it.
 */
export function releaseFolders(scripts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of scripts.filter(isInRelease)) {
    const root = folderOf(folderOf(path));
    const others = found.get(root);
    if (others) others.push(path);
    else found.set(root, [path]);
  }
  return new Map([...found].filter(([, paths]) => isHistory(paths)));
}

/** The version of a script: with its release in front (`13.02`) where its own is not a date. */
export function versionInRelease(path: string, version: string): string {
  if (!isInRelease(path) || /^\d{8}/.test(version)) return version;
  return `${fileNameOf(folderOf(path)).replace(/^v/i, "")}.${version}`;
}

/** Whether a script lies in a folder named by a version alone. */
export function isInRelease(path: string): boolean {
  return /^v?\d+(?:[._-]\d+)*$/i.test(fileNameOf(folderOf(path)));
}

/** Not what has a file of one name in each folder: these are the migrations themselves, of another layout. */
function isHistory(paths: readonly string[]): boolean {
  const folders = new Set(paths.map(folderOf)).size;
  const names = new Set(paths.map(fileNameOf)).size;
  const numbered = paths.filter((path) => /^\d/.test(fileNameOf(path)) && splitVersion(stemOf(path)) !== null);
  if (folders < leastFolders) return false;
  return numbered.length * 4 >= paths.length || (folders >= manyFolders && names * 2 > paths.length);
}
