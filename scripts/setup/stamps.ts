import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const FOLDER = ".data/stamps";

/** Whether a step was done for exactly this input before. */
export async function isDone(name: string, digest: string): Promise<boolean> {
  return (await readFile(stampOf(name), "utf8").catch(() => undefined)) === digest;
}

/** Remembers that a step was done for an input. Steps may be done at once. */
export async function markDone(name: string, digest: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(stampOf(name), digest);
}

function stampOf(name: string): string {
  return path.join(FOLDER, encodeURIComponent(name));
}

/** A digest of files and folders, names and contents; `skip` leaves names out. */
export async function digestFiles(
  roots: readonly string[],
  skip: (file: string) => boolean = () => false,
): Promise<string> {
  const files = (await Promise.all(roots.map((root) => listFiles(root, skip)))).flat().sort();
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(`${file}\0`).update(
      createHash("sha256")
        .update(await readFile(file))
        .digest(),
    );
  return hash.digest("hex");
}

async function listFiles(root: string, skip: (file: string) => boolean): Promise<readonly string[]> {
  if (skip(root)) return [];
  try {
    const entries = await readdir(root);
    return (await Promise.all(entries.map((entry) => listFiles(path.join(root, entry), skip)))).flat();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [root];
    if (code === "ENOENT") return [];
    throw error;
  }
}
