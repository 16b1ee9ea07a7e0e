import { compareNatural } from "../text/natural-order";
import { isSql, leftOutBecause, stemOf } from "./file-names";
import { type FileTree, fileNameOf, folderOf, joinPath, pathsByFolder } from "./file-tree";
import type { LayoutEntry } from "./layout";

/** A file name's version and the rest of it, or null where the name does not fit. */
export type NameReader = (stem: string) => { readonly version: string; readonly name: string } | null;

/** `12_name` is version `12`: digits, then an underscore, as most tools want it. */
export const readNumbered: NameReader = (stem) => {
  const match = /^(\d+)_(.*)$/s.exec(stem);
  return match ? { version: match[1] ?? "", name: match[2] || stem } : null;
};

/** The up files of a tree whose names fit, by folder. */
export function foldersOf(tree: FileTree, read: NameReader): ReadonlyMap<string, readonly string[]> {
  return pathsByFolder(tree.files.map((file) => file.path).filter((path) => isUp(path) && read(stemOf(path)) !== null));
}

/** The up files directly in a folder whose names fit, by number. */
export function flatEntries(folder: FileTree, read: NameReader): LayoutEntry[] {
  const entries = folder.files.flatMap(({ path }) => {
    const named = folderOf(path) === "" && isUp(path) ? read(stemOf(path)) : null;
    return named ? [{ path, ...named }] : [];
  });
  return entries.sort((a, b) => compareNatural(a.version, b.version) || compareNatural(a.path, b.path));
}

function isUp(path: string): boolean {
  return isSql(path) && leftOutBecause(path) === null && !fileNameOf(path).startsWith(".");
}

/** Whether a file of one of these names lies in `folder` or in one above it. */
export function hasNear(tree: FileTree, folder: string, names: readonly string[]): boolean {
  for (let at = folder; ; at = folderOf(at)) {
    if (names.some((name) => tree.has(joinPath(at, name)))) return true;
    if (at === "") return false;
  }
}

const sampled = 6;

/** Whether most files, of a few of those that are not empty, have a line the pattern fits. */
export function mostHave(tree: FileTree, paths: readonly string[], pattern: RegExp): boolean {
  const step = Math.max(1, Math.floor(paths.length / sampled));
  const texts = paths.filter((_, index) => index % step === 0).map((path) => tree.text(path) ?? "");
  const written = texts.filter((text) => text.trim() !== "");
  return written.length > 0 && written.filter((text) => pattern.test(text)).length * 2 > written.length;
}
