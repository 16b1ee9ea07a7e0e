import { createRequire } from "node:module";
import type { Database as DatabaseType } from "node-sqlite3-wasm";

// The package only offers its classes to require().
const { Database } = createRequire(import.meta.url)("node-sqlite3-wasm") as typeof import("node-sqlite3-wasm");

type Row = { readonly [column: string]: unknown };

/** A table as a real SQLite reports it, in the words the comparison uses. */
export type SqliteTable = {
  readonly kind: string;
  /** A view's query. */
  readonly query: string | null;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly string[];
  readonly foreignKeys: readonly string[];
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
};

/**
 * Runs scripts in a real SQLite in memory, one after another, and says what its pragmas then report, by table name.
 * Throws what SQLite throws where it refuses a statement.
 */
export function introspectSqlite(scripts: readonly string[]): { readonly [table: string]: SqliteTable } {
  const database = new Database(":memory:");
  try {
    for (const script of scripts) database.exec(script);
    const tables = rows(database, "PRAGMA main.table_list").filter(isOurs);
    return Object.fromEntries(tables.map((row) => [String(row.name), introspectTable(database, row)]).sort());
  } finally {
    database.close();
  }
}

/** The statements that a real SQLite accepts, one after another. */
export function acceptedBySqlite(statements: readonly string[]): string[] {
  const database = new Database(":memory:");
  try {
    return statements.filter((statement) => {
      try {
        database.exec(statement);
        return true;
      } catch {
        return false;
      }
    });
  } finally {
    database.close();
  }
}

function isOurs({ schema, name, type }: Row): boolean {
  return schema === "main" && type !== "shadow" && !String(name).startsWith("sqlite_");
}

function introspectTable(database: DatabaseType, { name, type, strict, wr }: Row): SqliteTable {
  const columns = columnRows(database, name);
  const indexes = rows(database, "SELECT * FROM pragma_index_list(?)", name);
  return {
    kind: `${type}${strict ? " strict" : ""}${wr ? " without rowid" : ""}`,
    query: type === "view" ? storedSql(database, name).replace(/^CREATE VIEW .*? AS /i, "") : null,
    columns: columns.map(columnText),
    primaryKey: primaryKeyOf(columns),
    uniques: indexes
      .filter((row) => row.origin === "u")
      .map((row) => indexColumns(database, row.name))
      .sort(),
    foreignKeys: foreignKeys(database, name),
    indexes: indexes
      .filter((row) => row.origin === "c")
      .map((row) => `${row.name} (${indexColumns(database, row.name)}) ${row.unique}: ${storedSql(database, row.name)}`)
      .sort(),
    triggers: rows(
      database,
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE",
      name,
    )
      .map((row) => flat(row.sql))
      .sort(),
  };
}

/** None for a view that reads what is no longer there. */
function columnRows(database: DatabaseType, table: unknown): Row[] {
  try {
    return rows(database, "SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1", table);
  } catch {
    return [];
  }
}

function primaryKeyOf(columns: readonly Row[]): string[] {
  const key = columns.filter((row) => Number(row.pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
  return key.map((row) => String(row.name));
}

function columnText({ name, type, notnull, dflt_value, hidden }: Row): string {
  const generated = hidden === 2 ? " virtual" : hidden === 3 ? " stored" : "";
  return `${name} ${type}${notnull ? " not null" : ""}${dflt_value === null ? "" : ` default ${dflt_value}`}${generated}`;
}

function indexColumns(database: DatabaseType, index: unknown): string {
  return rows(database, "SELECT name FROM pragma_index_info(?)", index)
    .map((row) => row.name ?? "<expression>")
    .join(", ");
}

function foreignKeys(database: DatabaseType, table: unknown): string[] {
  const keys = new Map<unknown, Row[]>();
  for (const row of rows(database, "SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq", table)) {
    keys.set(row.id, [...(keys.get(row.id) ?? []), row]);
  }
  return [...keys.values()]
    .map((parts) => {
      const key = primaryKeyOf(columnRows(database, parts[0]?.table));
      const names = (column: string) =>
        parts.map((part, index) => part[column] ?? (key.length === parts.length ? key[index] : "")).join(", ");
      return `(${names("from")}) -> ${parts[0]?.table} (${names("to")}) ${parts[0]?.on_delete}/${parts[0]?.on_update}`;
    })
    .sort();
}

function storedSql(database: DatabaseType, name: unknown): string {
  return flat(rows(database, "SELECT sql FROM sqlite_schema WHERE name = ?", name)[0]?.sql);
}

/** One line, so that only words count. */
export function flat(sql: unknown): string {
  return String(sql).replace(/\s+/g, " ").trim();
}

function rows(database: DatabaseType, sql: string, value?: unknown): Row[] {
  return database.all(sql, value === undefined ? [] : [String(value)]) as Row[];
}
