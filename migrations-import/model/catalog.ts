import type {
  CatalogObject,
  ConstraintType,
  ForeignKeyTarget,
  PolicyCommand,
  RelationKind,
  TriggerTiming,
} from "./catalog-object";
import type { AuxiliaryKind, Grant, PublishedTable } from "./further-definitions";
import type { DynamicStatement, ExternalObject, PossibleRename } from "./notes";
import type { Provenance } from "./provenance";
import type { DialectName, LayoutName } from "./source";

type Sourced = { readonly origin: Provenance; readonly changed: Provenance | null };

type Placed = Sourced & { readonly schema: string; readonly name: string };

/** Who an object belongs to and who may use it: null where no migration says. */
type Owned = { readonly owner: string | null; readonly grants: readonly Grant[] | null };

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
  /** True for a generated column that is computed when it is read. */
  readonly virtual: boolean;
  readonly collation: string | null;
  /** The name of the constraint behind NOT NULL. */
  readonly notNull: string | null;
  /** The comment on that constraint, where there is one. */
  readonly notNullComment?: string;
  /** Whether a parent has it too. */
  readonly inherited: boolean;
  readonly grants: readonly Grant[] | null;
  readonly options: readonly string[];
};

export type CatalogConstraint = Sourced & {
  /** Null where the database keeps none (SQLite). */
  readonly name: string | null;
  readonly type: ConstraintType;
  readonly columns: readonly string[];
  readonly references: ForeignKeyTarget | null;
  readonly definition: string;
  readonly comment: string | null;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly notValid: boolean;
  readonly notEnforced: boolean;
  readonly noInherit: boolean;
  readonly nullsNotDistinct: boolean;
  readonly include: readonly string[];
  readonly inherited: boolean;
};

export type CatalogIndex = Sourced & {
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  readonly columns: readonly string[];
  readonly where: string | null;
  readonly definition: string;
  readonly constraint: string | null;
  readonly comment: string | null;
  readonly include: readonly string[];
  readonly nullsNotDistinct: boolean;
  readonly inherited: boolean;
};

export type CatalogPolicy = Sourced & {
  readonly name: string;
  readonly command: PolicyCommand;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
  readonly comment: string | null;
};

export type CatalogTrigger = Sourced & {
  readonly name: string;
  readonly timing: TriggerTiming;
  readonly events: readonly string[];
  readonly level: "row" | "statement";
  readonly function: string | null;
  readonly enabled: boolean;
  readonly definition: string;
  readonly comment: string | null;
  readonly inherited: boolean;
};

export type CatalogRule = Sourced & {
  readonly name: string;
  readonly event: string;
  readonly instead: boolean;
  readonly enabled: boolean;
  readonly definition: string;
  readonly comment: string | null;
};

export type CatalogStatistics = Placed &
  Owned & {
    readonly kinds: readonly string[];
    readonly columns: readonly string[];
    readonly definition: string;
    readonly comment: string | null;
  };

export type CatalogTable = Placed &
  Owned & {
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
    readonly rules: readonly CatalogRule[];
    readonly statistics: readonly CatalogStatistics[];
    /** Tables, as `schema.name`, it inherits from or is a partition of. */
    readonly inherits: readonly string[];
    /** `FOR VALUES …` or `DEFAULT`, of a partition. */
    readonly bound: string | null;
    readonly partitionKey: string | null;
    readonly unlogged: boolean;
    readonly replicaIdentity: string | null;
    readonly options: readonly string[];
    readonly server: string | null;
    readonly ofType: string | null;
    /** Present where the table is a platform's: it then holds only what migrations changed. */
    readonly prelude?: true;
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
  readonly enums: readonly (Placed & Owned & { readonly values: readonly string[]; readonly comment: string | null })[];
  readonly domains: readonly (Placed &
    Owned & {
      readonly type: string;
      readonly nullable: boolean;
      readonly default: string | null;
      readonly constraints: readonly { readonly name: string; readonly definition: string }[];
      readonly comment: string | null;
    })[];
  readonly compositeTypes: readonly (Placed &
    Owned & {
      readonly attributes: readonly { readonly name: string; readonly type: string; readonly comment?: string }[];
      readonly comment: string | null;
    })[];
  readonly rangeTypes: readonly (Placed &
    Owned & { readonly subtype: string; readonly multirange: string; readonly comment: string | null })[];
  readonly functions: readonly (Placed &
    Owned & {
      readonly args: string;
      readonly returns: string | null;
      readonly language: string;
      readonly securityDefiner: boolean;
      readonly volatility: "immutable" | "stable" | "volatile";
      readonly kind: "function" | "procedure" | "aggregate" | "window";
      readonly comment: string | null;
      /** With the defaults of arguments, where there are any. */
      readonly fullArgs: string | null;
      /** `search_path=public`: what is set while it runs. */
      readonly config: readonly string[] | null;
      /** `STRICT`, `PARALLEL SAFE`, … */
      readonly attributes: readonly string[];
    })[];
  /** Those of serial columns too, with the column; not those of identity columns, which are facts of the column. */
  readonly sequences: readonly (Placed &
    Owned & {
      readonly ownedBy: string | null;
      readonly type: string;
      /** Null for the first value there is. */
      readonly start: number | null;
      readonly increment: number;
      readonly options: readonly string[];
      readonly comment: string | null;
    })[];
  readonly extensions: readonly string[];
  readonly schemas: readonly string[];
  /** Owner, grants and comment of the schemas that have any. */
  readonly schemaDetails: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly comment: string | null;
      /** Present where the schema is there without a migration having made it. */
      readonly prelude?: true;
    })[];
  readonly roles: readonly (Sourced & {
    readonly name: string;
    readonly attributes: readonly string[];
    readonly memberOf: readonly string[];
    readonly settings: readonly string[];
    readonly comment: string | null;
    /** Present where the role is a platform's: it then holds only what migrations changed. */
    readonly prelude?: true;
  })[];
  readonly defaultPrivileges: readonly (Sourced & {
    readonly role: string | null;
    readonly inSchema: string | null;
    readonly objects: string;
    readonly grants: readonly Grant[];
  })[];
  readonly publications: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly allTables: boolean;
      readonly tables: readonly PublishedTable[];
      readonly schemas: readonly string[];
      readonly publish: readonly string[];
      readonly viaRoot: boolean;
      readonly comment: string | null;
      /** Present where the publication is a platform's: it then holds only what migrations changed. */
      readonly prelude?: true;
    })[];
  readonly subscriptions: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly publications: readonly string[];
      readonly enabled: boolean;
      readonly comment: string | null;
    })[];
  readonly eventTriggers: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly event: string;
      readonly tags: readonly string[];
      readonly function: string;
      readonly enabled: boolean;
      readonly comment: string | null;
    })[];
  readonly foreignDataWrappers: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly handler: string | null;
      readonly validator: string | null;
      readonly options: readonly string[];
      readonly comment: string | null;
    })[];
  readonly foreignServers: readonly (Sourced &
    Owned & {
      readonly name: string;
      readonly wrapper: string;
      readonly type: string | null;
      readonly version: string | null;
      readonly options: readonly string[];
      readonly comment: string | null;
    })[];
  readonly userMappings: readonly (Sourced & {
    readonly server: string;
    readonly role: string;
    /** Names only. */
    readonly options: readonly string[];
  })[];
  /** Collations, operators, casts, text search and the like, with the statement that made them. */
  readonly others: readonly (Placed &
    Owned & { readonly kind: AuxiliaryKind; readonly definition: string; readonly comment: string | null })[];
  /** What the files refer to and never create. */
  readonly external: readonly ExternalObject[];
  readonly possibleRenames: readonly PossibleRename[];
  readonly dynamic: readonly DynamicStatement[];
  readonly statements: StatementCounts;
};

/** What a replay can be continued from: every object as it stands, in the order the ledger made them. */
export type ReplayState = { readonly objects: readonly CatalogObject[] };
