import type { Migration } from "@/migrations-import/index";

/** A migration of some SQL, as if it had been sorted. */
export function migration(path: string, sql: string): Migration {
  return { path, version: path, name: path, checksum: "", sql, up: { start: 0, end: sql.length } };
}

/** So many small statements: each some tens of microseconds to read. */
export function lines(count: number): string {
  return "INSERT INTO t VALUES (1, 'abc');\n".repeat(count);
}
