import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../../db";

// What says nothing of its own: the record of what was done, how often somebody tried, what was migrated, who is to be told.
const ASIDE = [
  "audit_log",
  "audit_links",
  "audit_chains",
  "checkpoints",
  "checkpoint_deliveries",
  "rate_limits",
  "_prisma_migrations",
  "outbox",
];

/** What stands in every table of the database, as one text to compare. */
export async function databaseState(): Promise<string> {
  const tables = (await listTables()).filter((name) => !ASIDE.includes(name));
  const parts = tables.map(
    (name) => Prisma.sql`SELECT ${name} AS name, sum(hashtextextended(t::text, 0))::text AS state
      FROM ${Prisma.raw(`"${name}"`)} t`,
  );
  // The server reads several tables at once, and gives first what it finished first.
  return JSON.stringify(await getDb().$queryRaw(Prisma.sql`${Prisma.join(parts, " UNION ALL ")} ORDER BY name`));
}

/** Every row of every table, as somebody reads it who holds a copy of the database. */
export async function databaseText(): Promise<string> {
  const parts = (await listTables()).map((name) => Prisma.sql`SELECT t::text AS row FROM ${Prisma.raw(`"${name}"`)} t`);
  const rows = await getDb().$queryRaw<{ row: string }[]>(Prisma.join(parts, " UNION ALL "));
  return rows.map(({ row }) => row).join("\n");
}

async function listTables(): Promise<readonly string[]> {
  const tables = await getDb().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`;
  return tables.map(({ name }) => name);
}
