import type { Provenance } from "@/migrations-import/model/provenance";
import type { AsOf, SourceLine } from "./catalog-view";
import type { NearbyChange, StaleDocs } from "./review";

/** One difference a migration made, as people read it. */
export type ChangeView = {
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly objectKind: string;
  readonly objectId: string;
  readonly summary: string;
  readonly consequence: boolean;
  /** A consequence that took something away from what stays: an index that went with its column. */
  readonly isLoss: boolean;
  readonly source: SourceLine;
  /** The table it is or belongs to, by its name at head (null once dropped, or for what stands on its own). */
  readonly table: { readonly schema: string; readonly name: string } | null;
};

/** Something the engine had to say about a file. */
export type DiagnosticView = {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly message: string;
  readonly hint: string | null;
};

/** How statements ended: each as one of these. What was not understood has a diagnostic. */
export type StatementEnds = { readonly applied: number; readonly noEffect: number; readonly notUnderstood: number };

/** A column or table dropped and another added in one migration, which may be one thing under another name. */
export type PossibleRenameView = {
  readonly kind: "column" | "table";
  readonly schema: string;
  /** The table of a column, by the name it has after the migration; the former name of a table. */
  readonly table: string;
  readonly from: string;
  readonly to: string;
  /** From 0 to 1: how much of the one is found in the other. */
  readonly score: number;
  /** One sentence for people. */
  readonly why: string;
  readonly source: Provenance;
  /** How many fields people wrote about what was dropped; these docs stay with it. */
  readonly docs: number;
};

/** A migration as the list has it. */
export type MigrationRow = {
  readonly position: number;
  readonly version: string;
  readonly name: string;
  readonly path: string;
  readonly statements: number;
  readonly ends: StatementEnds;
  /** Statements that could not be read or applied; they are among those not understood. */
  readonly failed: number;
  readonly changes: {
    readonly added: number;
    readonly altered: number;
    readonly renamed: number;
    readonly dropped: number;
  };
  /** How many tables have docs that this migration made stale and nobody has answered since. */
  readonly staleTables: number;
  readonly importedAt: string;
  /** It was removed from the history, and is kept without effect for what people wrote at it. */
  readonly isRemoved: boolean;
};

/** A migration's own page. */
export type MigrationPage = MigrationRow & {
  /** The state whose names the tables have. */
  readonly asOf: AsOf;
  readonly sql: string;
  readonly checksum: string;
  readonly changesList: readonly ChangeView[];
  readonly possibleRenames: readonly PossibleRenameView[];
  readonly diagnostics: readonly DiagnosticView[];
  /** Docs it made stale that nobody has answered since. */
  readonly stale: readonly StaleDocs[];
  /** What it changed of tables with docs without making any stale, and nobody has looked at since. */
  readonly nearby: readonly NearbyChange[];
  readonly previous: { readonly path: string; readonly version: string } | null;
  readonly next: { readonly path: string; readonly version: string } | null;
};

export type MigrationList = {
  readonly asOf: AsOf;
  readonly migrations: readonly MigrationRow[];
};
