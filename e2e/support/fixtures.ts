import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "@/migrations-import/index";

const folder = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Where a fixture lies on disk. */
export function fixture(name: string): string {
  return path.join(folder, name);
}

/** The files of a fixture's folder, as an import takes them. */
export async function filesOf(name: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(fixture(name), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: path.relative(fixture(name), file).split(path.sep).join("/"),
      bytes: await readFile(file),
    })),
  );
}
