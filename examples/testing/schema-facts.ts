import type { PartKind } from "./read-doc-file";

/** The names a table has, as the database itself lists them. */
export type TableNames = Readonly<Record<PartKind, ReadonlySet<string>>>;

/** A schema that the migrations up to some version made in a real database. */
export type SchemaAt = {
  readonly version: string;
  /** By the name docs use: `schema.table` in Postgres, `table` in SQLite. */
  readonly tables: ReadonlyMap<string, TableNames>;
  /** What the database says against each SQL example; empty when it can prepare them all. */
  readonly prepare: (statements: readonly string[]) => Promise<readonly string[]>;
};

/** One statement per entry; samples end a statement with a semicolon at the end of a line, or before a comment. */
export function splitExamples(sql: string): string[] {
  const parts = sql.split(/;[ \t]*(?:--[^\n]*)?(?:\n|$)/);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
