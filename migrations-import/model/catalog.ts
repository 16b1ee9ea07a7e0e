import type {
  CatalogObject,
  ConstraintType,
  ForeignKeyTarget,
  PolicyCommand,
  RelationKind,
  TriggerTiming,
} from "./catalog-object";
import type { Provenance } from "./provenance";
import type { DialectName, LayoutName } from "./source";

type Sourced = { readonly origin: Provenance; readonly changed: Provenance | null };

export type CatalogColumn = Sourced & {
  readonly name: string;
  /** From 1, without gaps after drops. */
  readonly position: number;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly identity: "always" | "by default" | null;
  readonly generated: string | null;
  readonly comment: string | null;
};

export type CatalogConstraint = Sourced & {
  /** Null where the database keeps none (SQLite). */
  readonly name: string | null;
  readonly type: ConstraintType;
  readonly columns: readonly string[];
  readonly references: ForeignKeyTarget | null;
  readonly definition: string;
};

export type CatalogIndex = Sourced & {
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  readonly columns: readonly string[];
  readonly where: string | null;
  readonly definition: string;
  readonly constraint: string | null;
};

export type CatalogPolicy = Sourced & {
  readonly name: string;
  readonly command: PolicyCommand;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
};

export type CatalogTrigger = Sourced & {
  readonly name: string;
  readonly timing: TriggerTiming;
  readonly events: readonly string[];
  readonly level: "row" | "statement";
  readonly function: string | null;
  readonly enabled: boolean;
  readonly definition: string;
};

export type CatalogTable = Sourced & {
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  readonly comment: string | null;
  readonly rlsEnabled: boolean;
  readonly rlsForced: boolean;
  readonly definition: string | null;
  readonly columns: readonly CatalogColumn[];
  readonly constraints: readonly CatalogConstraint[];
  readonly indexes: readonly CatalogIndex[];
  readonly policies: readonly CatalogPolicy[];
  readonly triggers: readonly CatalogTrigger[];
};

/** How many statements ended which way; the sum is the number of statements read. */
export type StatementCounts = {
  readonly applied: number;
  readonly noEffect: number;
  readonly notUnderstood: number;
};

/** The catalog as one JSON document: what the CLI prints, the API gives and an introspected database is compared with. */
export type Catalog = {
  readonly dialect: DialectName;
  readonly layout: LayoutName;
  /** The version of the newest migration. */
  readonly head: string | null;
  readonly migrations: readonly {
    readonly version: string;
    readonly name: string;
    readonly path: string;
    readonly checksum: string;
    readonly statements: number;
    readonly failed: number;
  }[];
  readonly tables: readonly CatalogTable[];
  readonly enums: readonly (Sourced & {
    readonly schema: string;
    readonly name: string;
    readonly values: readonly string[];
    readonly comment: string | null;
  })[];
  readonly domains: readonly (Sourced & {
    readonly schema: string;
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
    readonly default: string | null;
    readonly constraints: readonly { readonly name: string; readonly definition: string }[];
  })[];
  readonly compositeTypes: readonly (Sourced & {
    readonly schema: string;
    readonly name: string;
    readonly attributes: readonly { readonly name: string; readonly type: string }[];
  })[];
  readonly functions: readonly (Sourced & {
    readonly schema: string;
    readonly name: string;
    readonly args: string;
    readonly returns: string | null;
    readonly language: string;
    readonly securityDefiner: boolean;
    readonly volatility: "immutable" | "stable" | "volatile";
    readonly kind: "function" | "procedure" | "aggregate" | "window";
    readonly comment: string | null;
  })[];
  readonly sequences: readonly (Sourced & { readonly schema: string; readonly name: string })[];
  readonly extensions: readonly string[];
  readonly schemas: readonly string[];
  readonly statements: StatementCounts;
};

/** What a replay can be continued from: every object as it stands, in the order the ledger made them. */
export type ReplayState = { readonly objects: readonly CatalogObject[] };
