/** How much a diagnostic matters: an error means something was not read; a warning that it was read with a doubt. */
export type Severity = "error" | "warning" | "info";

/**
 * Something the engine has to say about the files. It never throws for what a file contains: it reports here, says what
 * to do in `hint`, and reads on. `code` is one of the closed list in `diagnostic-codes.ts`.
 */
export type Diagnostic = {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly path: string;
  /** From 1; null where the diagnostic concerns the file or the set as a whole. */
  readonly line: number | null;
  /** In UTF-16 units, from 1. */
  readonly column: number | null;
  readonly endLine: number | null;
  readonly message: string;
  readonly hint: string | null;
};

/** Every code a diagnostic can carry, with what it means. The list is closed so that programs can rely on it. */
export const diagnosticCodes = {
  EMPTY_SET: "there is no migration to read",
  NOT_TEXT: "the file's bytes are not text in UTF-8 or UTF-16",
  FILE_TOO_LARGE: "the file is larger than the engine reads",
  FILE_IGNORED: "the file is not part of the layout and was left out",
  LAYOUT_ASSUMED: "the layout was recognised with a doubt",
  DIALECT_ASSUMED: "the dialect was recognised with a doubt",
  WRONG_DIALECT: "the file is written in another dialect than the rest",
  DUPLICATE_VERSION: "two files carry the same version",
  JOURNAL_MISMATCH: "the journal and the files disagree about order or membership",
  SECOND_OPINION: "a snapshot that a tool keeps of the schema disagrees with the migrations",
  MISSING_FILE: "a file that the layout wants is missing",
  NOT_SQL: "migrations are written in a programming language, which is not run",
  NO_UP_PART: "the file does not mark its up part the way its layout does",
  PLACEHOLDER: "a placeholder of the file has no known value",
  LIMIT_EXCEEDED: "a statement or the file is longer, or nested deeper, than the engine reads",
  SYNTAX_ERROR: "the grammar cannot read the statement",
  NOT_UNDERSTOOD: "the statement was read, but its effect on the schema is not known to the engine",
  UNKNOWN_OBJECT: "the statement refers to an object that does not exist at this point",
  DUPLICATE_OBJECT: "the statement creates an object that already exists",
  INVALID_STATEMENT: "the database would refuse the statement",
  DYNAMIC_SQL: "the statement builds SQL at run time, which reading cannot tell",
  RAN_IN_SANDBOX: "the statement builds SQL at run time, and a sandbox told what it does",
} as const;

/** A key of {@link diagnosticCodes}. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
