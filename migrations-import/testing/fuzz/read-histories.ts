import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../model/source";

const root = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Every fixture as a history: its name, and its files with their paths. */
export function readHistories(): readonly (readonly [name: string, files: readonly SourceFile[]])[] {
  return readdirSync(root)
    .sort()
    .map((name) => [name, readFiles(`${root}${name}`)]);
}

function readFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return { path: path.slice(folder.length + 1), bytes: new Uint8Array(readFileSync(path)) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
