import type pg from "pg";
import { createThrowawayDatabase, type ThrowawayDatabase } from "@/migrations-import/testing/throwaway-database";
import type { SampleMigration } from "./read-sample";
import type { SchemaAt, TableNames } from "./schema-facts";
import { supabasePlatform } from "./supabase-platform";

const namesByKind = `
  SELECT c.relnamespace::regnamespace || '.' || c.relname AS table, part.kind, part.name
  FROM pg_class c
  CROSS JOIN LATERAL (
    SELECT 'Columns' AS kind, attname::text AS name FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT 'Indexes', x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid
    UNION ALL SELECT 'Constraints', conname FROM pg_constraint WHERE conrelid = c.oid AND contype <> 'n'
    UNION ALL SELECT 'Policies', polname FROM pg_policy WHERE polrelid = c.oid
    UNION ALL SELECT 'Triggers', tgname FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal
  ) part
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace`;

type NameRow = { readonly table: string; readonly kind: keyof TableNames; readonly name: string };

/** A database of its own on the tests' Postgres, with what a platform brings; `drop` removes it. */
export class PostgresDatabase {
  readonly #database: ThrowawayDatabase;
  readonly #client: pg.Client;

  private constructor(database: ThrowawayDatabase, client: pg.Client) {
    this.#database = database;
    this.#client = client;
  }

  static async create(layout: string): Promise<PostgresDatabase> {
    const database = await createThrowawayDatabase();
    const client = await database.connect();
    if (layout === "supabase") await client.query(supabasePlatform);
    return new PostgresDatabase(database, client);
  }

  /** Applies one migration as a whole, as the platform would. */
  async apply(migration: SampleMigration): Promise<void> {
    await this.#client.query(`BEGIN; ${migration.sql}; COMMIT`);
  }

  async rows(sql: string): Promise<Readonly<Record<string, unknown>>[]> {
    return (await this.#client.query<Record<string, unknown>>(sql)).rows;
  }

  async schemaAt(version: string): Promise<SchemaAt> {
    const { rows } = await this.#client.query<NameRow>(namesByKind);
    const tables = new Map([...new Set(rows.map((row) => row.table))].map((table) => [table, namesOf(rows, table)]));
    return { version, tables, prepare: (statements) => this.#complaints(statements) };
  }

  async drop(): Promise<void> {
    await this.#database.drop();
  }

  async #complaints(statements: readonly string[]): Promise<string[]> {
    const complaints: string[] = [];
    for (const sql of statements) {
      const prepared = this.#client.query(`PREPARE example AS ${sql}; DEALLOCATE example`);
      await prepared.catch((error: unknown) => complaints.push(`${String(error)}: ${sql}`));
    }
    return complaints;
  }
}

function namesOf(rows: readonly NameRow[], table: string): TableNames {
  const of = (kind: NameRow["kind"]) =>
    new Set(rows.filter((row) => row.table === table && row.kind === kind).map((row) => row.name));
  return {
    Columns: of("Columns"),
    Indexes: of("Indexes"),
    Constraints: of("Constraints"),
    Policies: of("Policies"),
    Triggers: of("Triggers"),
  };
}
