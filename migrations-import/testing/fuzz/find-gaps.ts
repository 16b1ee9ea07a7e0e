import type { ParsedStatement } from "../../dialects/dialect";
import { skipBlank } from "../../dialects/postgres/grammar/skip-blank";
import type { DialectName, Migration } from "../../model/source";

/**
 * What stands between the statements of a migration without belonging to one, and statements that overlap. White space,
 * semicolons, comments and the data behind COPY may stand there.
 */
export function findGaps(
  { path, sql, up }: Migration,
  parsed: readonly ParsedStatement<unknown>[],
  dialect: DialectName,
): string[] {
  const faults: string[] = [];
  let at = up.start;
  for (const { range } of [...parsed, { range: { start: up.end, end: up.end } }]) {
    if (range.start < at || range.end < range.start || range.end > up.end) {
      faults.push(`${path}: a statement lies at ${range.start} to ${range.end}, behind ${at}`);
    }
    const gap = sql.slice(at, range.start);
    const isRead = dialect === "postgres" ? isBlank(gap) || isCopyData(gap) : isBlankInSqlite(gap);
    if (!isRead) faults.push(`${path}: nothing was read of “${gap.trim().slice(0, 100)}”`);
    at = range.end;
  }
  return faults;
}

function isBlank(gap: string): boolean {
  return skipBlank(gap, 0, gap.length) === gap.length;
}

function isCopyData(gap: string): boolean {
  const end = /^\\\.[ \t\r]*$/m.exec(gap);
  return end !== null && isBlank(gap.slice(end.index + end[0].length));
}

function isBlankInSqlite(gap: string): boolean {
  return gap.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\s;\ufeff]/g, "") === "";
}
