import type { TextRange } from "../dialects/dialect";
import type { DiagnosticCode, Severity } from "../model/diagnostic";
import type { Migration } from "../model/source";
import type { Ledger } from "./ledger";

/** What a dialect works with while it folds the statements of one migration. */
export type Session = {
  readonly ledger: Ledger;
  readonly migration: Migration;
  /** The text of the statement being applied, as written. */
  readonly statementText: string;
  /** Reports at the statement being applied, or at `range` of the migration's text. */
  report(severity: Severity, code: DiagnosticCode, message: string, hint?: string | null, range?: TextRange): void;
  /** What the dialect keeps between the statements of one migration, such as the search path. */
  readonly settings: Map<string, string>;
};
