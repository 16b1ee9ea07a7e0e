import { MAX_FILE_BYTES } from "../model/limits";
import type { SourceFile } from "../model/source";
import { decodeText } from "../text/decode-text";
import { compareCodeUnits } from "../text/natural-order";

/** The files that were given, with clean paths in a fixed order. */
export type FileTree = {
  /** By path, in code-unit order. */
  readonly files: readonly SourceFile[];
  has(path: string): boolean;
  /** The text of a file; null where there is none, it is too large or its bytes are not text. */
  text(path: string): string | null;
  /** The files below a folder, with paths relative to it. */
  below(folder: string): FileTree;
};

const ignoredSegments = new Set([".git", "node_modules", "__MACOSX", ".DS_Store"]);

/**
 * Cleans the paths (`\` to `/`, no `.` segments, no leading `/`), drops what no layout keeps (`.git`, `node_modules`, …) and
 * sorts. Of two files with one path the one whose bytes sort first is kept, so the order given does not matter.
 */
export function createFileTree(given: readonly SourceFile[]): FileTree {
  const byPath = new Map<string, SourceFile>();
  for (const file of given) {
    const segments = file.path.split(/[\\/]+/).filter((segment) => segment !== "" && segment !== ".");
    if (segments.length === 0 || segments.some((segment) => ignoredSegments.has(segment))) continue;
    const path = segments.join("/");
    const other = byPath.get(path);
    if (!other || compareBytes(file.bytes, other.bytes) < 0) byPath.set(path, { path, bytes: file.bytes });
  }
  return treeOf(byPath);
}

function treeOf(byPath: ReadonlyMap<string, SourceFile>): FileTree {
  const files = [...byPath.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
  return {
    files,
    has: (path) => byPath.has(path),
    text: (path) => {
      const file = byPath.get(path);
      return file && file.bytes.length <= MAX_FILE_BYTES ? decodeText(file.bytes) : null;
    },
    below: (folder) => (folder === "" ? treeOf(byPath) : treeOf(relativeTo(`${folder}/`, files))),
  };
}

function relativeTo(prefix: string, files: readonly SourceFile[]): Map<string, SourceFile> {
  const inside = new Map<string, SourceFile>();
  for (const file of files) {
    if (!file.path.startsWith(prefix)) continue;
    const path = file.path.slice(prefix.length);
    inside.set(path, { path, bytes: file.bytes });
  }
  return inside;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The folder of a path; empty at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `path` below `folder`; the folder may be empty. */
export function joinPath(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

/** The paths of a tree by their folder, folders in code-unit order. */
export function pathsByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folders.get(folderOf(path));
    if (folder) folder.push(path);
    else folders.set(folderOf(path), [path]);
  }
  return new Map([...folders].sort(([a], [b]) => compareCodeUnits(a, b)));
}
