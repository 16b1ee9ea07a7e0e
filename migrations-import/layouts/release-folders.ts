import { splitVersion, stemOf } from "./file-names";
import { fileNameOf, folderOf } from "./file-tree";

const leastFolders = 2;
const datedLength = 8;

/**
 * Folders of numbered folders, many of whose scripts are numbered too, such as `13/02_name.sql` or `0.22/01_name.sql`: one
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

/** The version of a script: with its release in front (`13.02`) where its own number is not a date. */
export function versionInRelease(path: string, version: string): string {
  if (!isInRelease(path) || version.length >= datedLength) return version;
  return `${fileNameOf(folderOf(path)).replace(/^v/i, "")}.${version}`;
}

function isInRelease(path: string): boolean {
  return /^v?\d+(?:[._-]\d+)*$/i.test(fileNameOf(folderOf(path)));
}

function isHistory(paths: readonly string[]): boolean {
  const numbered = paths.filter((path) => /^\d/.test(fileNameOf(path)) && splitVersion(stemOf(path)) !== null);
  return new Set(paths.map(folderOf)).size >= leastFolders && numbered.length * 4 >= paths.length;
}
