import type { StatementCounts } from "./catalog";
import type { CatalogObject } from "./catalog-object";
import type { Change } from "./change";
import type { Diagnostic } from "./diagnostic";
import type { DynamicStatement, PossibleRename } from "./notes";
import type { DialectName, LayoutName, Migration } from "./source";

/** The files sorted out: which layout and dialect they are in, and the migrations in apply order. */
export type MigrationSet = {
  readonly layout: LayoutName;
  readonly dialect: DialectName;
  /** Why this layout and this dialect, one sentence each, for people. */
  readonly layoutReason: string;
  readonly dialectReason: string;
  readonly migrations: readonly Migration[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What one migration did. `failed` counts the statements that could not be read or applied. */
export type MigrationOutcome = {
  readonly migration: Migration;
  readonly statements: StatementCounts;
  readonly failed: number;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly possibleRenames: readonly PossibleRename[];
  readonly dynamic: readonly DynamicStatement[];
};

/** The outcome of a replay: one outcome per migration read, in order, and the objects as they stand after the last. */
export type ReplayResult = {
  readonly outcomes: readonly MigrationOutcome[];
  readonly objects: readonly CatalogObject[];
};
