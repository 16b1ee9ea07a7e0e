import type { CodeLanguage, CodePlace } from "../model/code";

/** A column's default as code states it. `value` is text as SQL would have it; unknown where only running could tell. */
export type DeclaredDefault =
  | { readonly kind: "none" }
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "unknown" };

/** A column as code declares it. What is null is not known from reading, and is not compared. */
export type DeclaredColumn = {
  /** The name in the database. */
  readonly name: string;
  /** The name in the code. */
  readonly key: string;
  readonly place: CodePlace;
  readonly type: string | null;
  readonly nullable: boolean | null;
  readonly default: DeclaredDefault;
  readonly isGenerated: boolean | null;
};

/** A primary key or unique constraint, or a unique index, by its columns. */
export type DeclaredKey = {
  readonly type: "primary key" | "unique";
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly place: CodePlace;
};

export type DeclaredIndex = {
  readonly name: string | null;
  readonly isUnique: boolean;
  /** Null where one of them is an expression or could not be read. */
  readonly columns: readonly string[] | null;
  readonly isPartial: boolean;
  readonly place: CodePlace;
};

export type DeclaredForeignKey = {
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly target: { readonly schema: string; readonly table: string; readonly columns: readonly string[] } | null;
  /** Upper case, as in the catalog; null where not known. */
  readonly onDelete: string | null;
  readonly onUpdate: string | null;
  readonly place: CodePlace;
};

/** Something known by its name alone: a check or a policy. `text` is the check's expression, where it could be read. */
export type DeclaredNamed = { readonly name: string | null; readonly text: string | null; readonly place: CodePlace };

/** A table or view as code declares it. */
export type DeclaredTable = {
  readonly language: CodeLanguage;
  readonly kind: "table" | "view";
  readonly schema: string;
  readonly name: string;
  /** The name in the code. */
  readonly key: string;
  readonly place: CodePlace;
  readonly columns: readonly DeclaredColumn[];
  readonly keys: readonly DeclaredKey[];
  readonly indexes: readonly DeclaredIndex[];
  readonly foreignKeys: readonly DeclaredForeignKey[];
  readonly checks: readonly DeclaredNamed[];
  readonly policies: readonly DeclaredNamed[];
  readonly hasRls: boolean;
  /** False where part of it could not be read: then nothing is said to be missing from it. */
  readonly isWhole: boolean;
};

/** A relationship that the code knows and that need not be a key of the database. */
export type DeclaredRelation = {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: NonNullable<DeclaredForeignKey["target"]>;
  readonly place: CodePlace;
};

export type DeclaredEnum = {
  readonly language: CodeLanguage;
  readonly schema: string;
  readonly name: string;
  readonly key: string;
  readonly values: readonly string[] | null;
  readonly place: CodePlace;
};

/** A schema that belongs together: what one configuration, one Prisma folder or a group of files that import each other declares. */
export type DeclaredSchema = {
  readonly language: CodeLanguage;
  /** The files that declare something. */
  readonly files: readonly string[];
  readonly tables: readonly DeclaredTable[];
  readonly enums: readonly DeclaredEnum[];
  readonly relations: readonly DeclaredRelation[];
  /** True where a configuration or data source says that these files are the schema; false where they were only found. */
  readonly isNamed: boolean;
  /** Whether foreign keys are the database's own (Prisma can keep them in the client). */
  readonly hasForeignKeys: boolean;
};
