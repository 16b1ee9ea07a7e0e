import type {
  ConstraintType,
  ForeignKeyTarget,
  PolicyCommand,
  RelationKind,
  TriggerTiming,
} from "@/migrations-import/model/catalog-object";
import type { ArchivedObject } from "./archive-view";
import type { TableCode } from "./code-view";
import type { Coverage, KindCoverage } from "./coverage";
import type { Domain } from "./domains";
import type { ProjectAction } from "./permissions";
import type { StatedRelationship } from "./relationships";
import type { Owner, ReviewStatus, StaleCause, Unanswered } from "./review";
import type { PageReview } from "./review-view";
import type { DocPlace } from "./revision-view";
import type { Sensitivity } from "./sensitivity";
import type { Template } from "./template";

/** Where a fact comes from, as a page shows and links it. */
export type SourceLine = {
  readonly path: string;
  readonly version: string;
  readonly line: number;
  readonly endLine: number;
  /** Present where running the statement in a sandbox told what it did. */
  readonly dynamic?: true;
};

/** One field of docs as it stands (or stood, in the past). `number` 0 means nobody has written it. */
export type DocView = {
  readonly docId: string | null;
  readonly objectId: string;
  readonly field: string;
  readonly text: string;
  readonly number: number;
  /** Who wrote the newest revision, when, and at which migration; null where nobody has. */
  readonly by: string | null;
  readonly at: string | null;
  readonly version: string | null;
  /** The place of that migration in the history; 0 where nobody has, or before the first. */
  readonly position: number;
};

/** What the migrations say about an object in words: the first text of its docs, until somebody writes one. */
export type SchemaText = {
  /** The field it is the first text of. */
  readonly field: string;
  readonly text: string;
  /** The statement that gave it these words. */
  readonly source: SourceLine;
  /** It came after what is written, and says something else: to be taken over, or not. */
  readonly isNewer: boolean;
};

/** What everything on a table page has: its identity, its name, its docs by field, where it comes from. */
export type Documented = {
  readonly objectId: string;
  readonly name: string;
  readonly docs: Readonly<Record<string, DocView>>;
  readonly schemaText: SchemaText | null;
  readonly origin: SourceLine;
  readonly changed: SourceLine | null;
  /** The newest change that its docs do not answer; null while they are good or there are none. */
  readonly stale: StaleCause | null;
  /** The same for each of its fields that is stale. */
  readonly staleFields: Readonly<Record<string, StaleCause>>;
  /** Changes of others that it is made of or uses, newer than its docs: worth a look, newest first. */
  readonly concerns: readonly StaleCause[];
};

/** One value of a column or an enum, and what it means. */
export type ValueView = {
  readonly value: string;
  /** False where the schema does not (or no longer) say that it may be there: what was written about it is kept. */
  readonly isAllowed: boolean;
  /** Where its meaning is written: the column, or the enum for all columns of that type. */
  readonly objectId: string;
  readonly doc: DocView | null;
};

/** What says which values a column may have: its enum type, or a CHECK of the table. */
export type ValueSource =
  | { readonly kind: "enum"; readonly schema: string; readonly name: string }
  | { readonly kind: "check"; readonly name: string };

export type ColumnView = Documented & {
  readonly position: number;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly identity: string | null;
  readonly generated: string | null;
  readonly comment: string | null;
  readonly isPrimaryKey: boolean;
  /** The table and column a foreign key of this one column points to. */
  readonly references: {
    readonly schema: string;
    readonly table: string;
    readonly column: string;
  } | null;
  /** The values it may have, in the order of the schema, then those that are only written about. */
  readonly values: readonly ValueView[];
  readonly valuesFrom: ValueSource | null;
};

export type ConstraintView = Documented & {
  readonly type: ConstraintType;
  readonly columns: readonly string[];
  readonly references: ForeignKeyTarget | null;
  readonly definition: string;
  readonly unnamed: boolean;
};

export type IndexView = Documented & {
  readonly unique: boolean;
  readonly method: string;
  readonly columns: readonly string[];
  readonly where: string | null;
  readonly definition: string;
  readonly constraint: string | null;
};

export type PolicyView = Documented & {
  readonly command: PolicyCommand;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
};

export type TriggerView = Documented & {
  readonly timing: TriggerTiming;
  readonly events: readonly string[];
  readonly level: "row" | "statement";
  readonly function: string | null;
  readonly enabled: boolean;
  readonly definition: string;
};

/**
 * A foreign key as a sentence has it. "Belongs to": this table's `columns` point to `schema.table`.`otherColumns`.
 * "Has many": the other way round. `isKnown` is false where the other table lies outside the catalog.
 */
export type RelationshipView = {
  readonly constraint: string;
  readonly columns: readonly string[];
  readonly schema: string;
  readonly table: string;
  readonly otherColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly isKnown: boolean;
  /** Has many: at most one, because the pointing columns are unique. */
  readonly isUnique: boolean;
};

/** One band of a core sample: a migration that touched the object. */
export type Band = {
  readonly position: number;
  readonly version: string;
  readonly path: string;
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly label: string;
};

/** A mark beside a core sample. `position` is the head migration's when it was made (0: before the first). */
export type Mark = {
  readonly position: number;
  readonly kind: "revision" | "verification" | "signature";
  readonly label: string;
};

/** A table as the grid has it. */
export type TableRow = {
  readonly objectId: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  /** A platform's own table, in the catalog only for what a migration hung on it. */
  readonly isExternal: boolean;
  readonly status: ReviewStatus;
  /** Grows with each change of status; a change of status says which one it was shown. */
  readonly statusNumber: number;
  readonly owner: Owner | null;
  /** The domain it belongs to today, also where the past is shown. */
  readonly domain: Domain | null;
  readonly coverage: Coverage;
  readonly rls: "enabled" | "forced" | "disabled" | "not applicable";
  readonly policies: number;
  readonly columns: number;
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
  readonly stale: StaleCause | null;
  readonly lastChange: {
    readonly version: string;
    readonly path: string;
    readonly position: number;
    readonly summary: string;
  };
};

/** The state of the project a page was read at. */
export type AsOf = {
  /** The position read at; 0 for a project without migrations. */
  readonly position: number;
  readonly version: string | null;
  readonly headPosition: number;
  readonly headVersion: string | null;
  readonly isHead: boolean;
};

/** Who may own things in a project. */
export type OwnerChoice = Owner;

/** The columns of a table that are said to be more or less sensitive: their names by how sensitive, in their order. */
export type SensitiveColumns = Readonly<Partial<Record<Sensitivity, readonly string[]>>>;

/** A table as the grid lists it. */
export type GridTable = TableRow & { readonly sensitive: SensitiveColumns };

export type TableGrid = {
  readonly asOf: AsOf;
  readonly rows: readonly GridTable[];
  readonly owners: readonly OwnerChoice[];
  readonly domains: readonly Domain[];
  readonly can: readonly ProjectAction[];
};

/** Everything a table page shows, as of one migration. */
export type TablePage = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  readonly table: TableRow &
    Documented & {
      readonly comment: string | null;
      readonly definition: string | null;
    };
  /** Null in the past. */
  readonly review: PageReview | null;
  readonly columns: readonly ColumnView[];
  readonly constraints: readonly ConstraintView[];
  readonly indexes: readonly IndexView[];
  readonly policies: readonly PolicyView[];
  readonly triggers: readonly TriggerView[];
  readonly belongsTo: readonly RelationshipView[];
  readonly hasMany: readonly RelationshipView[];
  /** The relationships from and to it that people stated, because no foreign key does. */
  readonly stated: readonly StatedRelationship[];
  /** Mermaid source of the table and its neighbours (at most 25 tables). */
  readonly diagram: string;
  readonly history: readonly HistoryEntry[];
  /** How many lines the whole history has. */
  readonly historyCount: number;
  /** What code says of it; null in the past, and where the project has no code. */
  readonly code: TableCode | null;
  /** What the table lost and people wrote about; none in the past. */
  readonly dropped: readonly ArchivedObject[];
  /** In the past: the change that dropped the table since, where it stands no more. */
  readonly droppedBy: StaleCause | null;
  /** All changes that docs or the verification of the table do not answer, newest first. */
  readonly staleCauses: readonly Unanswered[];
  readonly owners: readonly OwnerChoice[];
  readonly domains: readonly Domain[];
  /** Which sections the docs of the project have. */
  readonly template: Template;
  /** Of what must be written, how much is, by kind. */
  readonly coverage: readonly KindCoverage[];
};

/** One line of an object's history: a change of the schema, a revision of its docs, a change of status or owner. */
export type HistoryEntry = {
  readonly kind: "change" | "revision" | "status" | "owner";
  /** ISO 8601; null for changes (a migration has no time of its own). */
  readonly at: string | null;
  readonly by: string | null;
  readonly position: number;
  readonly version: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly endLine: number | null;
  readonly summary: string;
  /** Changes: running the statement in a sandbox told of it. */
  readonly dynamic?: true;
  /** Revisions: what to open. */
  readonly docId: string | null;
  readonly number: number | null;
};

/** One immutable revision of a doc. */
export type RevisionView = {
  readonly id: string;
  readonly docId: string;
  readonly number: number;
  readonly kind: "edit" | "confirm" | "restore";
  readonly text: string;
  readonly reason: string | null;
  readonly origin: "person" | "token" | "import" | "system";
  readonly by: string;
  readonly at: string;
  readonly version: string | null;
  readonly hash: string;
};

/** A doc's field and whose it is, with its revisions, newest first, a page at a time. */
export type DocHistory = DocPlace & {
  readonly revisions: readonly RevisionView[];
  /** Give as `before` to get the next page; null at the end. */
  readonly nextBefore: number | null;
};
