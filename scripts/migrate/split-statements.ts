import { hasSqlDetails, parse } from "libpg-query";

/** One statement of a migration, and where it begins: line and UTF-16 offset, counted from 1 and 0. */
export type Statement = { readonly text: string; readonly line: number; readonly offset: number };

/** A migration that is not SQL, with the line where PostgreSQL's grammar stops understanding it. */
export class UnreadableMigration extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/** The statements of a migration in order, as PostgreSQL's own grammar finds them. */
export async function splitStatements(sql: string): Promise<readonly Statement[]> {
  if (sql.trim() === "") return [];
  const bytes = Buffer.from(sql, "utf8");
  const { stmts = [] } = await readOrExplain(sql);
  return stmts.map(({ stmt_location: start = 0, stmt_len: length = 0 }) => {
    const raw = bytes.subarray(start, length === 0 ? bytes.length : start + length).toString("utf8");
    const text = withoutLeadingComments(raw);
    const offset = bytes.subarray(0, start).toString("utf8").length + raw.length - text.length;
    return { text, line: lineAt(sql, offset), offset };
  });
}

/** The line of a UTF-16 offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

async function readOrExplain(sql: string) {
  try {
    return await parse(sql);
  } catch (error) {
    const offset = hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) : 0;
    throw new UnreadableMigration((error as Error).message, lineAt(sql, offset));
  }
}

function withoutLeadingComments(text: string): string {
  const rest = text.replace(/^(\s+|--[^\n]*(\n|$)|\/\*[^*]*\*+([^/*][^*]*\*+)*\/)+/, "");
  return rest === "" ? text : rest;
}
