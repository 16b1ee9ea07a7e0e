import { createRequire } from "node:module";
import type { Database as DatabaseType } from "node-sqlite3-wasm";
import { flat } from "./flat";
import { scanTable } from "./scan-sqlite-table";

// The package only offers its classes to require().
const { Database } = createRequire(import.meta.url)("node-sqlite3-wasm") as typeof import("node-sqlite3-wasm");

/** A connection to a SQLite, of which no more is asked. */
export type Connection = Pick<DatabaseType, "exec" | "all" | "inTransaction">;

type Row = { readonly [column: string]: unknown };

/** What a real SQLite says of its tables and views: lines by name, in the words the comparison uses. */
export type SqliteFacts = { readonly [table: string]: readonly string[] };

/** What a real SQLite made of one file: the statements it refused, and what it then says of its tables. */
export type SteppedSqlite = { readonly refused: readonly string[]; readonly facts: SqliteFacts };

/**
 * Runs files in a real SQLite in memory, statement by statement, and looks at it after each file; what it refuses is
 * passed over. Each file has a connection of its own: settings, and what is temporary, end with it.
 */
export function stepThroughSqlite(files: readonly (readonly string[])[]): readonly SteppedSqlite[] {
  return withDatabase((database) =>
    files.map((statements) => {
      const refused = statements.flatMap((statement) => refusalOf(database, statement));
      reconnect(database);
      return { refused, facts: factsOf(database) };
    }),
  );
}

/** A statement with the words in which it was refused; `isElsewhere` where it may mean what is temporary or attached. */
export type TriedStatement = { readonly text: string; readonly refused: string | null; readonly isElsewhere: boolean };

/** What a real SQLite made of the statements of one file, and what it then says of its tables. */
export type TriedFile = { readonly statements: readonly TriedStatement[]; readonly facts: SqliteFacts };

/**
 * Tries statements in a real SQLite, file by file. Left out are those of which a replay takes that they mean what lies outside:
 * a view or trigger that names what is not there, or a table made from such a query.
 */
export function tryInSqlite(files: readonly (readonly string[])[]): readonly TriedFile[] {
  return withDatabase((database) => tryOn(database, files));
}

/** The same on a connection to an empty database. */
export function tryOn(database: Connection, files: readonly (readonly string[])[]): readonly TriedFile[] {
  return files.map((texts) => {
    const statements = texts.flatMap((text) => tryStatement(database, text) ?? []);
    reconnect(database);
    return { statements, facts: factsOf(database) };
  });
}

/** Refused for what lies outside; or for what the rows that go with a table would be held against. */
const leftOut = /^create table.*no such table|^drop table.*(?:foreign key mismatch|-- no such table: main)/is;

function tryStatement(database: Connection, text: string): TriedStatement | null {
  const isMaking = /^create\b/i.test(text);
  const before = isMaking ? viewsAndTriggers(database) : [];
  const isElsewhere = isAboutElsewhere(database, text);
  const [refused = null] = refusalOf(database, text);
  if (refused !== null) return leftOut.test(refused) ? null : { text, refused, isElsewhere };
  const after = isMaking ? viewsAndTriggers(database) : [];
  const made = after.find((each) => !before.some((other) => isSame(each, other)));
  if (!made || isSound(database, made)) return { text, refused, isElsewhere };
  database.exec(`DROP ${made.type} ${made.schema}.${quoted(made.name)}`);
  return null;
}

function isAboutElsewhere(database: Connection, statement: string): boolean {
  if (/\b(temp|aux)\b/i.test(statement)) return true;
  const schemas = rows(database, "PRAGMA database_list").filter(({ name }) => name !== "main");
  return schemas
    .flatMap(({ name }) => rows(database, `SELECT name FROM ${quoted(name)}.sqlite_schema`))
    .some(({ name }) => statement.toLowerCase().includes(String(name).toLowerCase()));
}

function viewsAndTriggers(database: Connection): Row[] {
  const from = (schema: string) =>
    `SELECT '${schema}' AS schema, type, name FROM ${schema}.sqlite_schema WHERE type IN ('view', 'trigger')`;
  return rows(database, `${from("main")} UNION ALL ${from("temp")} ORDER BY type`);
}

function isSame(left: Row, right: Row): boolean {
  return left.schema === right.schema && left.type === right.type && left.name === right.name;
}

/** SQLite looks at all triggers and views where a table is renamed: here at this one alone, and taken back. */
function isSound(database: Connection, object: Row): boolean {
  if (object.type === "view") return canRead(database, object);
  const [setting] = rows(database, "PRAGMA legacy_alter_table");
  database.exec("SAVEPOINT look; PRAGMA legacy_alter_table = OFF");
  for (const other of viewsAndTriggers(database)) {
    const isInTheWay = other.type === "trigger" ? !isSame(other, object) : !canRead(database, other);
    if (isInTheWay) database.exec(`DROP ${other.type} IF EXISTS ${other.schema}.${quoted(other.name)}`);
  }
  database.exec('CREATE TABLE main."look at this" (a)');
  const refused = refusalOf(database, 'ALTER TABLE main."look at this" RENAME TO "look at that"');
  database.exec(`ROLLBACK TO look; RELEASE look; PRAGMA legacy_alter_table = ${setting?.legacy_alter_table}`);
  return refused.length === 0;
}

function canRead(database: Connection, { schema, name }: Row): boolean {
  return refusalOf(database, `SELECT 1 FROM ${schema}.${quoted(name)} LIMIT 0`).length === 0;
}

function withDatabase<T>(use: (database: Connection) => T): T {
  const database = new Database(":memory:");
  try {
    database.exec(usualSettings);
    return use(database);
  } finally {
    database.close();
  }
}

/** As SQLite has them by itself; how it was compiled does not count. */
const usualSettings = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = OFF; PRAGMA writable_schema = OFF;";

function refusalOf(database: Connection, statement: string): string[] {
  try {
    database.exec(statement);
    return [];
  } catch (error) {
    return [`${statement} -- ${error instanceof Error ? error.message : ""}`];
  }
}

function reconnect(database: Connection): void {
  if (database.inTransaction) database.exec("COMMIT");
  database.exec(usualSettings);
  for (const { type, name } of rows(database, "SELECT type, name FROM sqlite_temp_schema WHERE type <> 'index'")) {
    refusalOf(database, `DROP ${type} IF EXISTS temp.${quoted(name)}`);
  }
  for (const { name } of rows(database, "PRAGMA database_list")) {
    if (name !== "main" && name !== "temp") database.exec(`DETACH "${name}"`);
  }
}

function factsOf(database: Connection): SqliteFacts {
  const tables = rows(database, "PRAGMA main.table_list").filter(isOurs);
  return Object.fromEntries(tables.map((row) => [String(row.name), describeTable(database, row)]).sort());
}

function isOurs({ schema, name, type }: Row): boolean {
  return schema === "main" && type !== "shadow" && !String(name).startsWith("sqlite_");
}

function describeTable(database: Connection, { name, type, strict, wr }: Row): string[] {
  const sql = storedSql(database, name);
  const columns = columnRows(database, name);
  const collations = type === "table" ? collationsOf(database, name, columns) : [];
  return [
    `${type}${strict ? " strict" : ""}${wr ? " without rowid" : ""}`,
    ...(type === "view" ? [`as ${flat(sql.replace(/^CREATE VIEW .*?\sAS\s+/is, ""))}`] : []),
    ...(type === "virtual"
      ? [`using ${sql.replace(/^CREATE VIRTUAL TABLE .*? USING /is, "").replace(/\s/g, "")}`]
      : []),
    ...columns.map((row, index) => columnText(row, collations[index] ?? null)),
    ...primaryKey(columns),
    ...foreignKeys(database, name),
    ...indexes(database, name),
    ...(type === "table" ? scanTable(sql) : []),
    ...triggers(database, name),
  ];
}

/** None for a view that reads what is no longer there. */
function columnRows(database: Connection, table: unknown): Row[] {
  try {
    return rows(database, "SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1", table);
  } catch {
    return [];
  }
}

/** No pragma tells the collations of columns, but that of an index over them; stored and taken back. */
function collationsOf(database: Connection, table: unknown, columns: readonly Row[]): readonly (string | null)[] {
  const [on, ...terms] = [table, ...columns.map(({ name }) => name)].map((name) => quoted(name));
  database.exec("SAVEPOINT look");
  const refused = refusalOf(database, `CREATE INDEX main."look at this" ON ${on} (${terms.join(", ")})`);
  const found = refused.length > 0 ? [] : rows(database, "SELECT coll FROM pragma_index_xinfo('look at this')");
  database.exec("ROLLBACK TO look; RELEASE look");
  const collations = found.map(({ coll }) => String(coll).toUpperCase());
  return collations.map((collation) => (collation === "BINARY" ? null : collation));
}

function quoted(name: unknown): string {
  return `"${String(name).replaceAll('"', '""')}"`;
}

function keyColumns(columns: readonly Row[]): string[] {
  const key = columns.filter((row) => Number(row.pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
  return key.map((row) => String(row.name));
}

function primaryKey(columns: readonly Row[]): string[] {
  const key = keyColumns(columns);
  return key.length === 0 ? [] : [`primary key (${key.join(", ")})`];
}

function columnText({ name, type, notnull, dflt_value, hidden }: Row, collation: string | null): string {
  const generated = hidden === 2 ? " virtual" : hidden === 3 ? " stored" : "";
  const value = dflt_value === null ? "" : ` default ${dflt_value}`;
  return `column ${name} ${type}${notnull ? " not null" : ""}${value}${generated}${collation ? ` collate ${collation}` : ""}`;
}

function indexes(database: Connection, table: unknown): string[] {
  const all = rows(database, "SELECT * FROM pragma_index_list(?)", table);
  return all
    .flatMap((row) => {
      if (row.origin === "u") return [`unique (${indexTerms(database, row.name).join(", ")})`];
      if (row.origin !== "c") return [];
      const names = rows(database, "SELECT name FROM pragma_index_info(?)", row.name).map((each) => each.name);
      const terms = names.map((name) => name ?? "<expression>").join(", ");
      const kind = `${row.unique ? "unique " : ""}${row.partial ? "partial " : ""}`;
      return [`${kind}index ${row.name} (${terms}): ${flat(storedSql(database, row.name))}`];
    })
    .sort();
}

function indexTerms(database: Connection, index: unknown): string[] {
  return rows(database, "SELECT * FROM pragma_index_xinfo(?) WHERE key = 1", index).map(({ name, coll, desc }) => {
    const collation = String(coll).toUpperCase();
    return `${name}${collation === "BINARY" ? "" : ` collate ${collation}`}${desc ? " desc" : ""}`;
  });
}

function foreignKeys(database: Connection, table: unknown): string[] {
  const keys = new Map<unknown, Row[]>();
  for (const row of rows(database, "SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq", table)) {
    keys.set(row.id, [...(keys.get(row.id) ?? []), row]);
  }
  return [...keys.values()]
    .map((parts) => {
      const key = keyColumns(columnRows(database, parts[0]?.table));
      const names = (column: string) =>
        parts.map((part, index) => part[column] ?? (key.length === parts.length ? key[index] : "")).join(", ");
      return `foreign key (${names("from")}) -> ${parts[0]?.table} (${names("to").replace(/^(, )+$/, "")}) ${parts[0]?.on_delete}/${parts[0]?.on_update}`;
    })
    .sort();
}

function triggers(database: Connection, table: unknown): string[] {
  const sql = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE";
  return rows(database, sql, table)
    .map((row) => `trigger ${row.name}: ${flat(row.sql)}`)
    .sort();
}

function storedSql(database: Connection, name: unknown): string {
  return String(
    rows(database, "SELECT sql FROM main.sqlite_schema WHERE name = ? AND type <> 'trigger'", name)[0]?.sql,
  );
}

function rows(database: Connection, sql: string, value?: unknown): Row[] {
  return database.all(sql, value === undefined ? [] : [String(value)]) as Row[];
}
