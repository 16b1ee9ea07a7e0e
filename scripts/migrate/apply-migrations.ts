import { randomUUID } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { explainFailure } from "./migration-failed";
import { type OwnMigration, readMigrations } from "./read-migrations";
import { type Statement, splitStatements } from "./split-statements";

export type ApplyOptions = {
  /** Connection of the role that owns the database. */
  readonly ownerUrl: string;
  /** The role the application connects as, when it is another one: it is granted what it needs, and no more. */
  readonly appRole?: string;
  /** Where the migrations are; `prisma/migrations` by default. */
  readonly folder?: string;
};

/** Names of migrations: applied by this run, applied before, and those whose file was edited since. */
export type ApplyResult = {
  readonly applied: readonly string[];
  readonly known: readonly string[];
  readonly edited: readonly string[];
};

type Row = { readonly migration_name: string; readonly checksum: string };

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

// The number `prisma migrate` locks too, so that the two never run at the same time.
const LOCK = 72707369;
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings a database to Strata's newest schema, as `prisma migrate deploy` would: each migration in a transaction of
 * its own, several processes one after the other. Then lets the application's role read and write.
 * Throws MigrationFailed for the first one that fails; those before it stay applied.
 */
export async function applyMigrations(options: ApplyOptions): Promise<ApplyResult> {
  const migrations = await readMigrations(options.folder ?? MIGRATIONS_FOLDER);
  const client = new pg.Client({ connectionString: options.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const before = await readApplied(client);
    const isCurrent = migrations.every(({ name }) => before.has(name));
    const applied = isCurrent ? [] : await applyLocked(client, migrations);
    if (options.appRole !== undefined) await grant(client, options.appRole);
    return { applied, known: [...before.keys()], edited: findEdited(migrations, before) };
  } finally {
    await client.end();
  }
}

/** The role of a connection, when it is another than the owner's: what `appRole` wants to know. */
export function appRoleOf(appUrl: string, ownerUrl: string): string | undefined {
  const role = decodeURIComponent(new URL(appUrl).username);
  return role === decodeURIComponent(new URL(ownerUrl).username) ? undefined : role;
}

// The application's role may see what was applied, so that it can start by itself where nothing is left to do.
async function grant(client: pg.Client, role: string): Promise<void> {
  await client.query("SELECT grant_application($1)", [role]);
  await client.query(`GRANT SELECT ON _prisma_migrations TO ${client.escapeIdentifier(role)}`);
}

async function applyLocked(client: pg.Client, migrations: readonly OwnMigration[]): Promise<readonly string[]> {
  await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  await client.query(TABLE);
  const known = await readApplied(client);
  const pending = migrations.filter(({ name }) => !known.has(name));
  for (const migration of pending) await applyOne(client, migration);
  await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
  return pending.map(({ name }) => name);
}

async function applyOne(client: pg.Client, migration: OwnMigration): Promise<void> {
  let current: Statement | undefined;
  await client.query("BEGIN");
  try {
    for (current of await splitStatements(migration.sql)) await client.query(current.text);
    await record(client, migration, { finished: true });
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const failure = explainFailure(migration, error, current);
    await record(client, migration, { finished: false, logs: failure.message });
    throw failure;
  }
}

// A failure is written down as rolled back, so that Prisma too would try the migration again.
async function record(
  client: pg.Client,
  { name, checksum }: OwnMigration,
  outcome: { readonly finished: boolean; readonly logs?: string },
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, finished_at, rolled_back_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN clock_timestamp() END, CASE WHEN NOT $5 THEN clock_timestamp() END, $6)`,
    [randomUUID(), checksum, name, outcome.logs ?? null, outcome.finished, outcome.finished ? 1 : 0],
  );
}

async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = await client.query("SELECT FROM pg_class WHERE oid = to_regclass('_prisma_migrations')");
  if (found.length === 0) return new Map();
  const { rows } = await client.query<Row>(
    `SELECT migration_name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function findEdited(migrations: readonly OwnMigration[], applied: ReadonlyMap<string, string>): readonly string[] {
  return migrations
    .filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
    .map(({ file }) => path.relative(process.cwd(), file));
}
