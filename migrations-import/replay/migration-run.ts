import type { Dialect, ParsedStatement, StatementEnd, TextRange } from "../dialects/dialect";
import type { StatementCounts } from "../model/catalog";
import type { Diagnostic, DiagnosticCode, Severity } from "../model/diagnostic";
import type { DynamicRun } from "../model/dynamic";
import { MAX_FILE_DIAGNOSTICS, MAX_FILE_STATEMENTS } from "../model/limits";
import type { Migration } from "../model/source";
import { CommentsAhead } from "../text/comments-ahead";
import { cut } from "../text/cut";
import { createLineIndex } from "../text/line-index";
import { endOfLine, noRemarks, type Remarks, readRemarks } from "../text/remarks";
import type { Ledger } from "./ledger";
import type { Session } from "./session";

/** Parsers quote what they stumble over, which can be the rest of the file. */
const longestMessage = 1000;

/** As much of a statement as a sentence quotes. */
const longestShown = 200;

type Executed =
  | { readonly kind: "applied"; readonly applied: number }
  | { readonly kind: "failed"; readonly reason: string };

type Refused = {
  readonly at: number;
  readonly range: TextRange;
  readonly message: string;
  readonly hint: string | null;
};

/** The session of one migration: applies its statements one after another, and counts and reports how each ended. */
export class MigrationRun implements Session {
  readonly ledger: Ledger;
  readonly migration: Migration;
  readonly settings = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  /** Statements that could not be read or applied. */
  failed = 0;
  /** Whether only running would tell what the statement taken last does. */
  isDynamic = false;
  #named: Diagnostic | null = null;
  readonly #lines: ReturnType<typeof createLineIndex>;
  readonly #ends = { applied: 0, noEffect: 0, notUnderstood: 0 };
  #range: TextRange = { start: 0, end: 0 };
  /** What is applied is not written in the file: it is what running a statement of the file executed. */
  #executed: string | null = null;
  #hasError = false;
  /** The text with the ends of its comments where the database sees them. */
  readonly #commented: string;
  readonly #comments: CommentsAhead;
  #unlisted = 0;

  constructor(
    ledger: Ledger,
    migration: Migration,
    { endsCommentsAtReturn = false }: Pick<Dialect, "endsCommentsAtReturn"> = {},
  ) {
    const { sql } = migration;
    this.ledger = ledger;
    this.migration = migration;
    this.#lines = createLineIndex(sql);
    this.#commented = endsCommentsAtReturn && sql.includes("\r") ? sql.replace(/\r(?!\n)/g, "\n") : sql;
    this.#comments = new CommentsAhead(this.#commented);
  }

  get counts(): StatementCounts {
    return { ...this.#ends };
  }

  get statementText(): string {
    return this.#executed ?? this.migration.sql.slice(this.#range.start, this.#range.end);
  }

  /** Applies one statement. One that reports an error leaves nothing behind, and counts as failed and not understood. */
  take<Node>(statement: ParsedStatement<Node>, dialect: Dialect<Node>): void {
    const previous = this.#range;
    this.#range = statement.range;
    this.#hasError = false;
    this.isDynamic = false;
    this.#named = null;
    this.ledger.beginStatement(this.#provenance(), this.#remarks(statement.range, previous));
    const end = this.#end(statement, dialect);
    if (this.#hasError) {
      this.ledger.undo.undoTo();
      this.failed++;
    }
    if (this.#hasError || end === "not understood") this.#ends.notUnderstood++;
    else if (end === "applied") this.#ends.applied++;
    else this.#ends.noEffect++;
  }

  /**
   * Settles the dynamic statement that was taken last by what running it executed, all of it or nothing: where something of it
   * cannot be applied, the statement stays named, with the reason.
   */
  settle(run: DynamicRun, dialect: Dialect): void {
    const named = this.#named;
    if (named !== null) this.diagnostics.splice(this.diagnostics.indexOf(named), 1);
    const said = this.diagnostics.length;
    const settings = [...this.settings];
    // What was only expected of it is known now.
    if (run.kind === "ran") this.ledger.undo.undoTo();
    const outcome = run.kind === "failed" ? run : this.#applyExecuted(run.statements, dialect);
    this.#executed = null;
    this.#hasError = false;
    if (outcome.kind === "failed") {
      this.ledger.undo.undoTo();
      this.diagnostics.length = said;
      this.settings.clear();
      for (const [key, value] of settings) this.settings.set(key, value);
      const hint = "what it does is not in the catalog; write it as plain statements";
      return this.report("info", "DYNAMIC_SQL", `${named?.message ?? ""}; run in a sandbox: ${outcome.reason}`, hint);
    }
    this.#ends.notUnderstood--;
    if (outcome.applied > 0) this.#ends.applied++;
    else this.#ends.noEffect++;
    const number = run.kind === "ran" ? run.statements.length : 0;
    this.report("info", "RAN_IN_SANDBOX", `${named?.message ?? ""}; run in a sandbox: ${wordsFor(number)}`);
  }

  report(
    severity: Severity,
    code: DiagnosticCode,
    message: string,
    hint: string | null = null,
    range: TextRange = this.#range,
  ): void {
    if (severity === "error") this.#hasError = true;
    if (code === "DYNAMIC_SQL") this.isDynamic = true;
    if (this.diagnostics.length >= MAX_FILE_DIAGNOSTICS) {
      this.#unlisted++;
      return;
    }
    const { line, column } = this.#lines.at(range.start);
    const endLine = this.#lines.at(Math.max(range.start, range.end - 1)).line;
    const words = message.length > longestMessage ? `${cut(message, longestMessage)}…` : message;
    const advice = hint ?? (code === "UNKNOWN_OBJECT" ? this.#madeByRunning(message) : null);
    const said = { severity, code, path: this.migration.path, line, column, endLine, message: words, hint: advice };
    this.diagnostics.push(said);
    if (code === "DYNAMIC_SQL") this.#named = said;
  }

  /** Takes the statement one too many: the rest of the file stays unread, with one diagnostic. */
  refuseRest({ range }: Pick<ParsedStatement<unknown>, "range">): void {
    const message = `The file has more than ${MAX_FILE_STATEMENTS.toLocaleString("en")} statements; what begins here was not read.`;
    const hint = "Split the file, or move data that is not part of the schema out of it.";
    this.#range = { start: range.start, end: this.migration.up.end };
    this.report("error", "LIMIT_EXCEEDED", message, hint);
    this.failed++;
    this.#ends.notUnderstood++;
  }

  /** What was reported, the limit of a file kept: the last then says how much more there was. */
  finish(): readonly Diagnostic[] {
    if (this.#unlisted === 0) return this.diagnostics;
    const message = `${this.#unlisted.toLocaleString("en")} more diagnostics of this file are not listed.`;
    const hint = "Mend those above and import again, or look whether the file is meant for this database.";
    const whole = { path: this.migration.path, line: null, column: null, endLine: null };
    return [...this.diagnostics, { severity: "error", code: "LIMIT_EXCEEDED", ...whole, message, hint }];
  }

  /** What does not exist may be made by a statement above that only running would tell, if it speaks of it. */
  #madeByRunning(message: string): string | null {
    const name = /(\S+) does not exist here$/.exec(message)?.[1];
    if (name === undefined) return null;
    const lines = this.migration.sql.split("\n");
    const maker = this.diagnostics.find(
      ({ code, line, endLine }) =>
        code === "DYNAMIC_SQL" &&
        lines
          .slice((line ?? 1) - 1, endLine ?? 1)
          .join("\n")
          .includes(name),
    );
    return maker ? `what begins in line ${maker.line} speaks of ${name}, and only running it would tell` : null;
  }

  #end<Node>(statement: ParsedStatement<Node>, dialect: Dialect<Node>): StatementEnd {
    if (statement.kind === "statement") return dialect.apply(statement.node, this);
    if (statement.kind === "syntax error") return this.#refuse(statement, "SYNTAX_ERROR");
    if (statement.kind === "over a limit") return this.#refuse(statement, "LIMIT_EXCEEDED");
    if (statement.doubt === null) return "no effect";
    this.report("warning", "NOT_UNDERSTOOD", statement.doubt.message, statement.doubt.hint);
    return "not understood";
  }

  #applyExecuted(statements: readonly string[], dialect: Dialect): Executed {
    this.ledger.beginStatement({ ...this.#provenance(), dynamic: true });
    let applied = 0;
    for (const sql of statements) {
      for (const statement of dialect.parse(sql, { start: 0, end: sql.length })) {
        this.#executed = sql.slice(statement.range.start, statement.range.end);
        const end = statement.kind === "statement" ? dialect.apply(statement.node, this) : "not understood";
        if (end === "not understood" || this.#hasError) return { kind: "failed", reason: this.#unapplied() };
        if (end === "applied") applied++;
      }
    }
    return { kind: "applied", applied };
  }

  /** What was executed and could not be applied, and why. */
  #unapplied(): string {
    const quoted = (this.#executed ?? "").replace(/\s+/g, " ").trim();
    const shown = quoted.length > longestShown ? `${cut(quoted, longestShown)}…` : quoted;
    const why = this.diagnostics.at(-1)?.message;
    return `it executed “${shown}”, which the engine cannot apply${why === undefined ? "" : `: ${why}`}`;
  }

  #refuse({ at, range, message, hint }: Refused, code: DiagnosticCode) {
    this.report("error", code, message, hint, { start: at, end: Math.max(at, range.end) });
    return "not understood" as const;
  }

  /** Read when the statement makes something, once. */
  #remarks(range: TextRange, previous: TextRange): () => Remarks {
    const sql = this.#commented;
    let read: Remarks | null = null;
    return () => {
      read ??= this.#comments.isTelling(previous.start, endOfLine(sql, range.end))
        ? readRemarks(sql, range)
        : noRemarks;
      return read;
    };
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

function wordsFor(statements: number): string {
  if (statements === 0) return "it changes nothing of the schema";
  return `the ${statements === 1 ? "statement" : `${statements.toLocaleString("en")} statements`} it executed ${statements === 1 ? "is" : "are"} in the catalog`;
}
