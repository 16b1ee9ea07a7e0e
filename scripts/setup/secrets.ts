import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const FILE = ".data/secrets.json";

const makers = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  CHECKPOINT_KEY: () =>
    generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
} as const;

/** What signs sessions, encrypts what server actions hand to the browser, and signs checkpoints of the audit log. */
export type Secrets = Readonly<Record<keyof typeof makers, string>>;

/** The environment's secrets; what it does not set comes from .data/secrets.json, made at random the first time. */
export async function readSecrets(): Promise<Secrets> {
  const kept = await readKept();
  const names = Object.keys(makers) as readonly (keyof Secrets)[];
  const isWhole = names.every((name) => kept[name] !== undefined);
  const secrets = fromEach(names, (name) => kept[name] ?? makers[name]());
  if (!isWhole) await keep(secrets);
  return fromEach(names, (name) => process.env[name] || secrets[name]);
}

function fromEach(names: readonly (keyof Secrets)[], make: (name: keyof Secrets) => string): Secrets {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Secrets;
}

async function readKept(): Promise<Partial<Secrets>> {
  try {
    return JSON.parse(await readFile(FILE, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}

async function keep(secrets: Secrets): Promise<void> {
  await mkdir(".data", { recursive: true });
  await writeFile(FILE, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}
