import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import pg from "pg";
import { step } from "../bootstrap/step.mjs";
import { runTypeScript } from "./run-typescript";
import { isDone, markDone } from "./stamps";

/** How to sign in to the demo. */
export type Demo = { readonly email: string; readonly password: string };

const FILE = ".data/demo.json";
const EMAIL = "ada@strata.example";

/** Puts the demo's people and the five sample projects into Strata's own PostgreSQL, the first time. */
export async function seedDemoOnce(appUrl: string): Promise<Demo> {
  const demo = await readOrMakeDemo();
  await step("Seeding the five sample projects", async (note) => {
    const database = await identify(appUrl);
    if (await isDone("demo", database)) return note("up to date");
    await seed(appUrl, demo);
    await markDone("demo", database);
  });
  return demo;
}

/** Seeds a database with the demo, whose people sign in with this password. */
export async function seed(appUrl: string, demo: Demo): Promise<void> {
  await runTypeScript("scripts/setup/seed-demo.ts", {
    DATABASE_URL: appUrl,
    STRATA_DEMO_EMAIL: demo.email,
    STRATA_DEMO_PASSWORD: demo.password,
  });
}

/** A new demo sign-in with a random password. */
export function makeDemo(): Demo {
  return { email: EMAIL, password: randomBytes(12).toString("base64url") };
}

async function readOrMakeDemo(): Promise<Demo> {
  try {
    return JSON.parse(await readFile(FILE, "utf8")) as Demo;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const demo = makeDemo();
  await writeFile(FILE, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return demo;
}

// The id of the system's own actor is random, and so tells one database from another that was made in its place.
async function identify(appUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client
    .query<{ id: string }>("SELECT id FROM users WHERE is_system")
    .finally(() => client.end());
  return rows[0]?.id ?? "";
}
