import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { looksLikeSchema, MAX_CODE_FILE_BYTES, mayBeCode } from "@/lib/domain/code-files";
import { MAX_FOLDER_DEPTH, type SourceFile } from "@/migrations-import";
import { UnreadableFolder } from "./read-folder";

/**
 * The Drizzle and Prisma schemas among files and below folders, with paths relative to `base`: of folders only what looks
 * like a schema. Throws {@link UnreadableFolder} for what is not there.
 */
export async function readCodeFiles(given: readonly string[], base: string): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>();
  for (const each of given) {
    const entry = await stat(each).catch(() => null);
    if (entry === null) throw new UnreadableFolder(`${each} is not a file or folder that can be read`);
    for await (const full of entry.isDirectory() ? walk(each, 0) : [each]) {
      const file = await readSchema(full, relativeTo(base, full));
      if (file !== null) files.set(file.path, file);
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* walk(folder: string, depth: number): AsyncGenerator<string> {
  if (depth > MAX_FOLDER_DEPTH) return;
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && mayBeCode(`${entry.name}/schema.prisma`)) yield* walk(full, depth + 1);
    else if (entry.isFile() && mayBeCode(entry.name)) yield full;
  }
}

async function readSchema(full: string, relative: string): Promise<SourceFile | null> {
  const { size } = await stat(full);
  if (size > MAX_CODE_FILE_BYTES || !mayBeCode(relative)) return null;
  const bytes = await readFile(full);
  return looksLikeSchema(relative, bytes.toString()) ? { path: relative, bytes } : null;
}

/** A path as the repository has it; what lies above the base keeps its own path from there. */
function relativeTo(base: string, full: string): string {
  const parts = path.relative(base, full).split(path.sep);
  return parts.filter((part) => part !== "..").join("/");
}
