import type { Json } from "./json";

/** What a role may do with an object. Privileges are PostgreSQL's words, upper case, sorted. */
export type Grant = {
  /** A role; `public` for everybody. */
  readonly grantee: string;
  readonly privileges: readonly string[];
  /** Those of the privileges that the role may pass on. */
  readonly grantable: readonly string[];
};

/** Who an object belongs to and who may use it. */
export type Rights = {
  /** Absent where no migration says: whoever ran them. */
  readonly owner?: string;
  /** Absent while they are what the database gives by itself; the owner's own are not listed. */
  readonly grants?: readonly Grant[];
};

/** What is known to exist so that references resolve and drops work, with the statement that made it. */
export const auxiliaryKinds = [
  "accessMethod",
  "baseType",
  "cast",
  "collation",
  "conversion",
  "language",
  "operator",
  "operatorClass",
  "operatorFamily",
  "textSearchConfiguration",
  "textSearchDictionary",
  "textSearchParser",
  "textSearchTemplate",
  "transform",
] as const;

export type AuxiliaryKind = (typeof auxiliaryKinds)[number];

export type AuxiliaryDefinition = Rights & {
  readonly definition: string;
  readonly comment: string | null;
  readonly extra?: Json;
};

/** A table as a publication has it. */
export type PublishedTable = {
  readonly schema: string;
  readonly table: string;
  /** Null for all of them. */
  readonly columns: readonly string[] | null;
  readonly where: string | null;
};

/** Kinds of objects that PostgreSQL has beside tables, types and functions. */
export type FurtherDefinitions = { [K in AuxiliaryKind]: AuxiliaryDefinition } & {
  rangeType: Rights & {
    readonly subtype: string;
    /** The name of the multirange type that comes with it. */
    readonly multirange: string;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** Of a table. */
  rule: {
    readonly event: string;
    readonly instead: boolean;
    readonly enabled: boolean;
    readonly definition: string;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** Extended statistics of a table. */
  statistics: Rights & {
    readonly kinds: readonly string[];
    /** Column names, or the text of an expression. */
    readonly columns: readonly string[];
    readonly definition: string;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  role: {
    /** `LOGIN`, `BYPASSRLS`, …; those that a new role has by itself are not listed, those it lacks are `NOINHERIT`. */
    readonly attributes: readonly string[];
    readonly memberOf: readonly string[];
    /** `name=value` of ALTER ROLE … SET. */
    readonly settings: readonly string[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  publication: Rights & {
    readonly allTables: boolean;
    readonly tables: readonly PublishedTable[];
    readonly schemas: readonly string[];
    readonly publish: readonly string[];
    readonly viaRoot: boolean;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** The connection is not kept: it may hold a password. */
  subscription: Rights & {
    readonly publications: readonly string[];
    readonly enabled: boolean;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  eventTrigger: Rights & {
    readonly event: string;
    readonly tags: readonly string[];
    /** `schema.name`. */
    readonly function: string;
    readonly enabled: boolean;
    readonly comment: string | null;
    readonly extra?: Json;
  };
  foreignDataWrapper: Rights & {
    readonly handler: string | null;
    readonly validator: string | null;
    readonly options: readonly string[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  foreignServer: Rights & {
    readonly wrapper: string;
    readonly type: string | null;
    readonly version: string | null;
    /** `name=value`. */
    readonly options: readonly string[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** Named `role on server`. Only the names of its options are kept: the values may be passwords. */
  userMapping: {
    readonly server: string;
    readonly role: string;
    readonly options: readonly string[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
  /** What ALTER DEFAULT PRIVILEGES gives to objects to come. */
  defaultPrivileges: {
    /** Whose objects; null for those of whoever runs the migrations. */
    readonly role: string | null;
    /** The schema they come into; null for any. */
    readonly inSchema: string | null;
    readonly objects: "tables" | "sequences" | "functions" | "types" | "schemas";
    readonly grants: readonly Grant[];
    readonly comment: string | null;
    readonly extra?: Json;
  };
};
