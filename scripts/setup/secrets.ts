import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const FILE = ".data/secrets.json";

/** What signs sessions and encrypts what server actions hand to the browser. */
export type Secrets = { readonly NEXTAUTH_SECRET: string; readonly NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string };

/** The environment's secrets; what it does not set comes from .data/secrets.json, made at random the first time. */
export async function readSecrets(): Promise<Secrets> {
  const kept = await readOrMake();
  return {
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || kept.NEXTAUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || kept.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  };
}

async function readOrMake(): Promise<Secrets> {
  try {
    return JSON.parse(await readFile(FILE, "utf8")) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  await mkdir(".data", { recursive: true });
  await writeFile(FILE, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
