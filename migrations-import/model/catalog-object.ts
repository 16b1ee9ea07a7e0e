import type { FurtherDefinitions, Rights } from "./further-definitions";
import type { Json } from "./json";
import type { Provenance } from "./provenance";

/**
 * What makes an object the same object across renames, moves and rebuilds. Opaque to everybody but the ledger;
 * deterministic: the same files give the same identities.
 */
export type ObjectId = string;

/** A `table` object's relation kind, in the words of the catalog JSON. */
export type RelationKind =
  | "table"
  | "partitioned table"
  | "view"
  | "materialized view"
  | "foreign table"
  | "virtual table";

export type ConstraintType = "primary key" | "unique" | "foreign key" | "check" | "exclusion";

export type PolicyCommand = "ALL" | "SELECT" | "INSERT" | "UPDATE" | "DELETE";

export type TriggerTiming = "BEFORE" | "AFTER" | "INSTEAD OF";

/** Where a foreign key points; `onDelete` and `onUpdate` are upper case, `NO ACTION` by default. */
export type ForeignKeyTarget = {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
};

/**
 * The definition of an object, by its kind. Names in it are as the database stores them; expressions are text printed as
 * nearly as can be had to what the database's own catalog would print. Everything is JSON, so that a replay can stop,
 * be stored, and continue. A dialect may add what it needs to continue under `extra`.
 */
export type Definitions = FurtherDefinitions & {
  schema: Rights & { readonly comment: string | null; readonly extra?: Json };
  extension: { readonly schema: string | null; readonly comment: string | null; readonly extra?: Json };
  /** Tables and everything that is read like one: views, foreign and virtual tables. */
  table: Rights & {
    readonly kind: RelationKind;
    readonly comment: string | null;
    readonly rlsEnabled: boolean;
    readonly rlsForced: boolean;
    /** The query of a view or materialized view, the module and arguments of a virtual table. */
    readonly definition: string | null;
    /** True where its content does not survive a crash. */
    readonly unlogged?: boolean;
    /** The tables, as `schema.name`, that it inherits from; for a partition, the one it is part of. */
    readonly inherits?: readonly string[];
    /** `RANGE (created_at)`, of a partitioned table. */
    readonly partitionKey?: string;
    /** `FOR VALUES IN ('a')` or `DEFAULT`, of a partition. */
    readonly bound?: string;
    /** What identifies a row to subscribers where it is not the primary key: `FULL`, `NOTHING`, `USING INDEX name`. */
    readonly replicaIdentity?: string;
    /**
     * `name=value`: storage parameters, options of a view (`security_invoker=true`) or foreign table; in SQLite `STRICT` and
     * `WITHOUT ROWID`.
     */
    readonly options?: readonly string[];
    /** Of a foreign table. */
    readonly server?: string;
    /** The composite type a typed table is of, as it is printed. */
    readonly ofType?: string;
    readonly extra?: Json;
  };
  /** A column of a table or view. */
  column: {
    /** Where it is not that of the type. */
    readonly collation?: string;
    /** Absent where there are none on the column alone. */
    readonly grants?: Rights["grants"];
    /** `name=value`, of a foreign table; in SQLite `NOT NULL ON CONFLICT IGNORE`. */
    readonly options?: readonly string[];
    /** Grows with every column ever added and is never used again; the catalog's `position` is derived from it. */
    readonly ordinal: number;
    readonly type: string;
    readonly nullable: boolean;
    readonly default: string | null;
    readonly identity: "always" | "by default" | null;
    readonly generated: string | null;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  constraint: {
    readonly type: ConstraintType;
    readonly columns: readonly string[];
    readonly references: ForeignKeyTarget | null;
    /** As `pg_get_constraintdef` prints it. */
    readonly definition: string;
    readonly comment: string | null;
    /** True for a name SQLite does not keep (the engine made one up so that the constraint can be spoken of). */
    readonly unnamed?: boolean;
    readonly extra?: Json;
  };
  index: {
    readonly unique: boolean;
    readonly method: string;
    /** Column names, or the text of an expression. */
    readonly columns: readonly string[];
    readonly where: string | null;
    readonly definition: string;
    /** The constraint this index stands behind, by name. */
    readonly constraint: string | null;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  policy: {
    readonly command: PolicyCommand;
    readonly permissive: boolean;
    readonly roles: readonly string[];
    readonly using: string | null;
    readonly check: string | null;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  trigger: {
    readonly timing: TriggerTiming;
    readonly events: readonly string[];
    readonly level: "row" | "statement";
    /** `schema.name`; null in SQLite, whose triggers carry their own body. */
    readonly function: string | null;
    readonly enabled: boolean;
    readonly definition: string;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  enum: Rights & { readonly values: readonly string[]; readonly comment: string | null; readonly extra?: Json };
  domain: Rights & {
    readonly type: string;
    readonly nullable: boolean;
    readonly default: string | null;
    readonly constraints: readonly { readonly name: string; readonly definition: string }[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  compositeType: Rights & {
    readonly attributes: readonly { readonly name: string; readonly type: string; readonly comment?: string }[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** `name` is the bare name; overloads differ in `args`. */
  function: Rights & {
    /** Argument list as `pg_get_function_identity_arguments` prints it. */
    readonly args: string;
    readonly returns: string | null;
    readonly language: string;
    readonly securityDefiner: boolean;
    readonly volatility: "immutable" | "stable" | "volatile";
    readonly kind: "function" | "procedure" | "aggregate" | "window";
    readonly comment: string | null;
    /** `STRICT`, `LEAKPROOF`, `PARALLEL SAFE`, `COST 10`, …: what is not as a new function has it. */
    readonly attributes?: readonly string[];
    /** `search_path=public`: what is set while it runs. */
    readonly settings?: readonly string[];
    /** The whole CREATE statement as written, for people to read. */
    readonly definition: string;
    readonly extra?: Json;
  };
  sequence: Rights & {
    /** `schema.table.column` of the serial or identity column that owns it. */
    readonly ownedBy: string | null;
    /** Absent where as a new sequence has it: `integer`, `START WITH 10`, `CYCLE`, … */
    readonly options?: readonly string[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
};

export type ObjectKind = keyof Definitions;

/**
 * What the comments above or beside the SQL that made an object say. No database keeps them: they are no part of the catalog
 * as JSON, and stand in for a comment of the schema where there is none.
 */
export type Remarked = { readonly remark?: string };

/** One thing in the catalog, of one kind, as it stands after some migration. */
export type CatalogObjectOf<K extends ObjectKind> = {
  readonly id: ObjectId;
  readonly kind: K;
  /** The table of a column, constraint, index, policy or trigger; null for what stands on its own. */
  readonly parent: ObjectId | null;
  /** SQLite: `main`. Null for what lies in no schema (schemas, extensions). */
  readonly schema: string | null;
  readonly name: string;
  readonly definition: Definitions[K] & Remarked;
  /** The statement that created it. */
  readonly origin: Provenance;
  /** The statement that last changed it; null while it is as created. */
  readonly changed: Provenance | null;
};

export type CatalogObject = { [K in ObjectKind]: CatalogObjectOf<K> }[ObjectKind];
