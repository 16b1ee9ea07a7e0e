import type {
  CatalogObject,
  Change,
  CodeFinding,
  CodeReading,
  CodeReference,
  DialectName,
  Migration,
  MigrationOutcome,
  MigrationSet,
  SortOptions,
  SourceFile,
} from "@/migrations-import/index";

/** What the web process tells the engine's. What is large comes in pieces first, so that no single message holds either up. */
export type ToEngine =
  | { readonly kind: "file"; readonly file: SourceFile }
  | { readonly kind: "migration"; readonly migration: Migration }
  /** One that led to the objects: it is not read again, only run where `runsDynamic` asks for it. */
  | { readonly kind: "past"; readonly migration: Migration }
  | { readonly kind: "objects"; readonly objects: readonly CatalogObject[] }
  | { readonly kind: "sort"; readonly options: Omit<SortOptions, "onReading"> }
  | { readonly kind: "code"; readonly dialect: DialectName }
  | {
      readonly kind: "replay";
      readonly dialect: DialectName;
      readonly continues: boolean;
      readonly runsDynamic: boolean;
      readonly most: ReplayLimits;
    };

/** What a replay may come to. */
export type ReplayLimits = { readonly statements: number; readonly changes: number };

/** The outcome of a migration without what the web process has already, or gets in pieces. */
export type OutcomeParts = Omit<MigrationOutcome, "migration" | "changes">;

/** What the engine's process tells the web process. A job ends with `done`, `refused` or `failed`. */
export type FromEngine =
  | { readonly kind: "ready" }
  | { readonly kind: "reading"; readonly path: string; readonly bytes: number }
  | { readonly kind: "migration"; readonly migration: Migration }
  | { readonly kind: "sorted"; readonly set: Omit<MigrationSet, "migrations"> }
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  | { readonly kind: "outcome"; readonly index: number; readonly outcome: OutcomeParts }
  | { readonly kind: "objects"; readonly objects: readonly CatalogObject[] }
  | { readonly kind: "references"; readonly references: readonly CodeReference[] }
  | { readonly kind: "findings"; readonly findings: readonly CodeFinding[] }
  | { readonly kind: "codeRead"; readonly reading: Omit<CodeReading, "references" | "findings"> }
  | { readonly kind: "done"; readonly memoryBytes: number }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

/** How many objects or changes go into one message. */
export const PIECE = 1_000;

/** Cuts a list into pieces that each go into one message. */
export function* inPieces<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += PIECE) yield items.slice(at, at + PIECE);
}
