import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { canMatter, withoutOlderSnapshots } from "@/lib/domain/import-inputs";
import {
  MAX_FILE_BYTES,
  MAX_FOLDER_DEPTH,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_FILES,
  type SourceFile,
} from "@/migrations-import";

/** A folder that cannot be read as migrations; the message says why, for people. */
export class UnreadableFolder extends Error {}

/** Folders that hold no migrations of their own and can be very large. */
const skippedFolders = new Set(["node_modules", ".git", ".next", ".data"]);

/**
 * The files below a folder that can matter to the engine: SQL, and what tells a layout and its order, with paths relative to the folder,
 * in the order of their names. Throws {@link UnreadableFolder} where it is no folder or is over the engine's limits. A file
 * that is too large comes without its bytes' content being read: the engine says so with its path.
 */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UnreadableFolder(`${folder} is not a folder that can be read`);
  const found: { readonly path: string }[] = [];
  for await (const relative of walkFolder(folder, "", 0)) {
    found.push({ path: relative });
    if (found.length > MAX_IMPORT_FILES) {
      throw new UnreadableFolder(`${folder} holds more than ${MAX_IMPORT_FILES} files of migrations`);
    }
  }
  const files: SourceFile[] = [];
  let bytes = 0;
  for (const { path: relative } of withoutOlderSnapshots(found)) {
    const file = await readOne(folder, relative);
    bytes += file.bytes.length;
    if (bytes > MAX_IMPORT_BYTES)
      throw new UnreadableFolder(`${folder} holds more than ${MAX_IMPORT_BYTES} bytes of migrations`);
    files.push(file);
  }
  return files;
}

async function* walkFolder(root: string, below: string, depth: number): AsyncGenerator<string> {
  if (depth > MAX_FOLDER_DEPTH) {
    throw new UnreadableFolder(`${below} lies deeper than ${MAX_FOLDER_DEPTH} folders below ${root}`);
  }
  const entries = await readdir(path.join(root, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const relative = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* walkFolder(root, relative, depth + 1);
    else if (entry.isFile() && canMatter(relative)) yield relative;
  }
}

/** Of a file over the limit, just enough is read for the engine to see that it is. */
async function readOne(root: string, relative: string): Promise<SourceFile> {
  const full = path.join(root, relative);
  const { size } = await stat(full);
  if (size > MAX_FILE_BYTES) return { path: relative, bytes: new Uint8Array(MAX_FILE_BYTES + 1) };
  return { path: relative, bytes: await readFile(full) };
}
