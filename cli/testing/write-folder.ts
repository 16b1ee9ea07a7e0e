import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";

/** A new folder below another with these files. */
export async function writeFolder(below: string, files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await mkdtemp(path.join(below, "set-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  }
  return dir;
}
