import type { Diagnostic } from "../model/diagnostic";
import type { DynamicStatement } from "../model/notes";
import type { Migration } from "../model/source";
import { cut } from "../text/cut";

/** The longest statement that is quoted whole. */
const longestQuoted = 4000;

/** The statements of a migration that the engine could only name, in the order of the file. */
export function listDynamic(migration: Migration, diagnostics: readonly Diagnostic[]): readonly DynamicStatement[] {
  const found = diagnostics.filter(({ code }) => code === "DYNAMIC_SQL");
  if (found.length === 0) return [];
  const lines = migration.sql.split("\n");
  return found.map(({ line, endLine, message }) => {
    const [first, last] = [line ?? 1, endLine ?? line ?? 1];
    const statement = lines
      .slice(first - 1, last)
      .join("\n")
      .trim();
    const { path, version } = migration;
    return { path, version, line: first, endLine: last, reason: message, statement: cut(statement, longestQuoted) };
  });
}
