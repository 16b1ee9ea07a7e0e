import { Database } from "node-sqlite3-wasm";
import type { SampleMigration } from "./read-sample";
import type { SchemaAt, TableNames } from "./schema-facts";

export type Row = Readonly<Record<string, unknown>>;

/** An in-memory SQLite with a sample's migrations up to `version`, foreign keys enforced as on D1. */
export class SqliteDatabase {
  readonly #database = new Database(":memory:");

  constructor(migrations: readonly SampleMigration[]) {
    this.#database.exec("PRAGMA foreign_keys = ON");
    for (const migration of migrations) this.#database.exec(migration.sql);
  }

  rows(sql: string): Row[] {
    return this.#database.all(sql).map((row) => ({ ...row }));
  }

  column(sql: string): string[] {
    return this.rows(sql).map((row) => String(Object.values(row)[0]));
  }

  schemaAt(version: string): SchemaAt {
    const names = this.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    const tables = new Map(names.map((name) => [name, this.#namesOf(name)]));
    return { version, tables, prepare: async (statements) => statements.flatMap((sql) => this.#complaint(sql)) };
  }

  close(): void {
    this.#database.close();
  }

  // SQLite keeps the names of constraints only in the text of the table; a key without one goes by what it is.
  #namesOf(table: string): TableNames {
    const [text = ""] = this.column(`SELECT sql FROM sqlite_schema WHERE name = '${table}' AND type = 'table'`);
    const primaryKey = this.column(`SELECT 'primary key' FROM pragma_table_info('${table}') WHERE pk > 0 LIMIT 1`);
    const named = (type: string) =>
      new Set(this.column(`SELECT name FROM sqlite_schema WHERE type = '${type}' AND tbl_name = '${table}'`));
    return {
      Columns: new Set(this.column(`SELECT name FROM pragma_table_info('${table}')`)),
      Indexes: named("index"),
      Constraints: new Set([...text.matchAll(/\bCONSTRAINT (\w+)/g)].map((match) => match[1] ?? "").concat(primaryKey)),
      Policies: new Set(),
      Triggers: named("trigger"),
    };
  }

  #complaint(sql: string): string[] {
    try {
      this.#database.prepare(sql).finalize();
      return [];
    } catch (error) {
      return [`${String(error)}: ${sql}`];
    }
  }
}
