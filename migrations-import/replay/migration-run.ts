import type { Dialect, ParsedStatement, StatementEnd, TextRange } from "../dialects/dialect";
import type { StatementCounts } from "../model/catalog";
import type { Diagnostic, DiagnosticCode, Severity } from "../model/diagnostic";
import type { Migration } from "../model/source";
import { createLineIndex } from "../text/line-index";
import type { Ledger } from "./ledger";
import type { Session } from "./session";

/** Parsers quote what they stumble over, which can be the rest of the file. */
const longestMessage = 1000;

/** The session of one migration: applies its statements one after another, and counts and reports how each ended. */
export class MigrationRun implements Session {
  readonly ledger: Ledger;
  readonly migration: Migration;
  readonly settings = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  /** Statements that could not be read or applied. */
  failed = 0;
  readonly #lines: ReturnType<typeof createLineIndex>;
  readonly #ends = { applied: 0, noEffect: 0, notUnderstood: 0 };
  #range: TextRange = { start: 0, end: 0 };
  #hasError = false;

  constructor(ledger: Ledger, migration: Migration) {
    this.ledger = ledger;
    this.migration = migration;
    this.#lines = createLineIndex(migration.sql);
  }

  get counts(): StatementCounts {
    return { ...this.#ends };
  }

  get statementText(): string {
    return this.migration.sql.slice(this.#range.start, this.#range.end);
  }

  /** Applies one statement. One that reports an error leaves nothing behind, and counts as failed and not understood. */
  take<Node>(statement: ParsedStatement<Node>, dialect: Dialect<Node>): void {
    this.#range = statement.range;
    this.#hasError = false;
    this.ledger.beginStatement(this.#provenance());
    const end = this.#end(statement, dialect);
    if (this.#hasError) {
      this.ledger.undoTo();
      this.failed++;
    }
    if (this.#hasError || end === "not understood") this.#ends.notUnderstood++;
    else if (end === "applied") this.#ends.applied++;
    else this.#ends.noEffect++;
  }

  report(
    severity: Severity,
    code: DiagnosticCode,
    message: string,
    hint: string | null = null,
    range: TextRange = this.#range,
  ): void {
    if (severity === "error") this.#hasError = true;
    const { line, column } = this.#lines.at(range.start);
    const endLine = this.#lines.at(Math.max(range.start, range.end - 1)).line;
    const words = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
    this.diagnostics.push({ severity, code, path: this.migration.path, line, column, endLine, message: words, hint });
  }

  #end<Node>(statement: ParsedStatement<Node>, dialect: Dialect<Node>): StatementEnd {
    if (statement.kind === "statement") return dialect.apply(statement.node, this);
    if (statement.kind === "syntax error") return this.#refuse(statement);
    if (statement.doubt === null) return "no effect";
    this.report("warning", "NOT_UNDERSTOOD", statement.doubt.message, statement.doubt.hint);
    return "not understood";
  }

  #refuse(statement: {
    readonly at: number;
    readonly range: TextRange;
    readonly message: string;
    readonly hint: string | null;
  }) {
    const range = { start: statement.at, end: Math.max(statement.at, statement.range.end) };
    this.report("error", "SYNTAX_ERROR", statement.message, statement.hint, range);
    return "not understood" as const;
  }

  #provenance() {
    return {
      path: this.migration.path,
      version: this.migration.version,
      line: this.#lines.at(this.#range.start).line,
      endLine: this.#lines.at(Math.max(this.#range.start, this.#range.end - 1)).line,
    };
  }
}
