import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ProcessMark } from "./process-mark";
import type { Way } from "./way";

/** What Strata remembers about its own PostgreSQL from one start to the next. */
export type Settings = {
  readonly passwords: { readonly superuser: string; readonly owner: string; readonly app: string };
  readonly port?: number;
  readonly way?: Way;
  /** Where the cluster is, when it could not be beside this file. */
  readonly elsewhere?: string;
  /** The process that stops PostgreSQL when it ends. */
  readonly keeper?: ProcessMark;
};

const FILE = "postgres.json";

/** The remembered settings, or new ones with random passwords. */
export async function readSettings(folder: string): Promise<Settings> {
  try {
    return JSON.parse(await readFile(path.join(folder, FILE), "utf8")) as Settings;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { passwords: { superuser: newPassword(), owner: newPassword(), app: newPassword() } };
  }
}

/** Remembers settings, readable by this user only; a crash in between leaves the old ones. */
export async function writeSettings(folder: string, settings: Settings): Promise<void> {
  const file = path.join(folder, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
