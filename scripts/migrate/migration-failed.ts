import path from "node:path";
import { DatabaseError } from "pg";
import type { OwnMigration } from "./read-migrations";
import { lineAt, type Statement, UnreadableMigration } from "./split-statements";

/** One of Strata's own migrations failed and was rolled back; the next start tries it again. */
export class MigrationFailed extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(
      `The migration ${path.relative(process.cwd(), file)} failed at line ${line}: ${reason}. Nothing of it was kept; the next start tries it again.`,
    );
  }
}

/** Says where in a migration's file an error happened, and what the server said about it. */
export function explainFailure(migration: OwnMigration, error: unknown, at?: Statement): MigrationFailed {
  if (error instanceof UnreadableMigration) return new MigrationFailed(migration.file, error.line, error.message);
  if (!(error instanceof DatabaseError)) throw error;
  const inside = error.position === undefined ? 0 : Number(error.position) - 1;
  const line = at === undefined ? 1 : lineAt(migration.sql, at.offset + inside);
  const reason = [error.message, error.detail, error.hint].filter(Boolean).join(" ");
  return new MigrationFailed(migration.file, line, `${reason} (${error.code ?? "no code"})`);
}
