import type { AsOf, SourceLine } from "./catalog-view";

/** One difference a migration made, as people read it. */
export type ChangeView = {
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly objectKind: string;
  readonly objectId: string;
  readonly summary: string;
  readonly consequence: boolean;
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

/** A migration as the list has it. */
export type MigrationRow = {
  readonly position: number;
  readonly version: string;
  readonly name: string;
  readonly path: string;
  readonly statements: number;
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
  readonly sql: string;
  readonly checksum: string;
  readonly changesList: readonly ChangeView[];
  readonly diagnostics: readonly DiagnosticView[];
  readonly stale: readonly {
    readonly schema: string;
    readonly name: string;
    readonly summary: string;
  }[];
  readonly previous: { readonly path: string; readonly version: string } | null;
  readonly next: { readonly path: string; readonly version: string } | null;
};

export type MigrationList = {
  readonly asOf: AsOf;
  readonly migrations: readonly MigrationRow[];
};
