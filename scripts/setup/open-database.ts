import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { step } from "../bootstrap/step.mjs";
import { applyMigrations, appRoleOf } from "../migrate/apply-migrations";
import { isAlive } from "../postgres/process-mark";
import { type RunningPostgres, startPostgres } from "../postgres/start-postgres";
import { endFailed, onEnd } from "./lifecycle";

/** Strata's database, ready to use. */
export type OpenDatabase = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Whether it is in Strata's own PostgreSQL, where the demo may live. */
  readonly isOwn: boolean;
};

const OLDEST_VERSION = 150000;
const CHECK_MS = 1000;
const ORIGINS = {
  started: "",
  adopted: "took over the one that was left running",
  borrowed: "uses the one of another Strata in this folder",
};

/** Opens the database of DATABASE_URL, or Strata's own PostgreSQL below `folder`, and brings it to the newest schema. */
export async function openDatabase(folder = ".data"): Promise<OpenDatabase> {
  const database = givenDatabase() ?? (await startOwn(folder));
  await migrate(database);
  return database;
}

/** The database that DATABASE_URL and DATABASE_OWNER_URL name, if they do. */
export function givenDatabase(): OpenDatabase | undefined {
  const appUrl = process.env.DATABASE_URL;
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) requireAddress(name, process.env[name]);
  return appUrl ? { appUrl, ownerUrl: process.env.DATABASE_OWNER_URL || appUrl, isOwn: false } : undefined;
}

/** Applies Strata's migrations and says which. */
export async function migrate({ appUrl, ownerUrl, isOwn }: OpenDatabase): Promise<void> {
  if (!isOwn) await step("Connecting to the PostgreSQL server of DATABASE_URL", () => checkServer(ownerUrl));
  await step("Applying Strata's migrations", async (note) => {
    const appRole = appRoleOf(appUrl, ownerUrl);
    const options = { ownerUrl, ...(appRole === undefined ? {} : { appRole }) };
    const { applied, edited } = await applyMigrations(options).catch(explainRights);
    if (edited.length > 0) return note(`edited after they were applied, and left as they were: ${edited.join(", ")}`);
    if (applied.length === 0) note("up to date");
  });
}

function requireAddress(name: string, value: string | undefined): void {
  if (!value || (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value))) return;
  throw new Error(`${name} is not the address of a database: postgresql://user:password@host:5432/database`);
}

function explainRights(error: unknown): never {
  if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
  throw new Error(
    `The role of DATABASE_URL may not apply Strata's migrations (${error.message}). ` +
      "Set DATABASE_OWNER_URL to a connection of the database's owner, here or for npm run migrate.",
  );
}

async function startOwn(folder: string): Promise<OpenDatabase> {
  const postgres = await step("Starting PostgreSQL", async (note) => {
    const started = await startPostgres({ folder });
    note(ORIGINS[started.origin]);
    return started;
  });
  keepRunning(folder, postgres);
  return { appUrl: postgres.appUrl, ownerUrl: postgres.ownerUrl, isOwn: true };
}

// One that dies under us is started again on the same port: the pages find it there a moment later.
function keepRunning(folder: string, first: RunningPostgres): void {
  let current = first;
  let isEnding = false;
  onEnd(async () => {
    isEnding = true;
    await current.stop();
  });
  const watch = async () => {
    while (!isEnding) {
      await sleep(CHECK_MS, undefined, { ref: false });
      if (isEnding || isAlive(current.pid)) continue;
      process.stdout.write("  PostgreSQL ended unexpectedly; starting it again.\n");
      current = await startPostgres({ folder });
    }
  };
  watch().catch(endFailed);
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
    );
    const [{ version, encoding } = { version: 0, encoding: "" }] = rows;
    if (version < OLDEST_VERSION) throw new Error("Strata needs PostgreSQL 15 or newer.");
    if (encoding !== "UTF8") throw new Error(`The database's encoding is ${encoding}; Strata needs UTF8.`);
  } catch (error) {
    throw new Error(`The database of DATABASE_URL cannot be used: ${(error as Error).message || "no answer"}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
