import type { ObjectId, ObjectKind } from "./catalog-object";
import type { Diagnostic } from "./diagnostic";
import type { Provenance } from "./provenance";

/** The ways of declaring a schema in code that the engine reads. */
export type CodeLanguage = "drizzle" | "prisma";

/** A place in a code file: lines from 1, both ends included. `path` is as the file was given. */
export type CodePlace = { readonly path: string; readonly line: number; readonly endLine: number };

/** Where code declares an object of the catalog. */
export type CodeReference = CodePlace & {
  readonly object: ObjectId;
  readonly objectKind: ObjectKind;
  /** The table the object is or belongs to; null for an enum. */
  readonly table: ObjectId | null;
  readonly language: CodeLanguage;
  /** What the code calls it: `users.passwordHash`, `Post.author`. */
  readonly symbol: string;
};

/** Every way in which code and migrations can disagree. The list is closed so that programs can rely on it. */
export const codeFindingCodes = {
  TABLE_NOT_MIGRATED: "code declares a table or view that no migration creates",
  TABLE_NOT_DECLARED: "migrations create a table that code does not declare",
  COLUMN_NOT_MIGRATED: "code declares a column that no migration creates",
  COLUMN_NOT_DECLARED: "migrations create a column that code does not declare",
  TYPE_DIFFERS: "code and migrations give a column different types",
  NULLABILITY_DIFFERS: "code and migrations disagree whether a column can be null",
  DEFAULT_DIFFERS: "code and migrations give a column different defaults",
  GENERATED_DIFFERS: "code and migrations disagree whether a column is generated",
  PRIMARY_KEY_DIFFERS: "code and migrations disagree about the primary key",
  UNIQUE_NOT_MIGRATED: "code declares unique columns that no migration makes unique",
  UNIQUE_NOT_DECLARED: "migrations make columns unique that code does not declare so",
  INDEX_NOT_MIGRATED: "code declares an index that no migration creates",
  INDEX_NOT_DECLARED: "migrations create an index that code does not declare",
  INDEX_DIFFERS: "code and migrations define an index of one name differently",
  FOREIGN_KEY_NOT_MIGRATED: "code declares a foreign key that no migration creates",
  FOREIGN_KEY_NOT_DECLARED: "migrations create a foreign key that code does not declare",
  FOREIGN_KEY_DIFFERS: "code and migrations define a foreign key differently",
  CHECK_NOT_MIGRATED: "code declares a check that no migration creates",
  CHECK_NOT_DECLARED: "migrations create a check that code does not declare",
  POLICY_NOT_MIGRATED: "code declares a policy that no migration creates",
  POLICY_NOT_DECLARED: "migrations create a policy that code, which declares others of the table, does not",
  RLS_DIFFERS: "code enables row level security, migrations do not",
  ENUM_NOT_MIGRATED: "code declares an enum that no migration creates",
  ENUM_NOT_DECLARED: "migrations create an enum that code does not declare",
  ENUM_VALUES_DIFFER: "code and migrations give an enum different values",
} as const;

/** A key of {@link codeFindingCodes}. */
export type CodeFindingCode = keyof typeof codeFindingCodes;

/** One disagreement between code and migrations, with both places as far as there are two. */
export type CodeFinding = {
  readonly code: CodeFindingCode;
  /**
   * `warning`: code relies on something the migrations do not give, or gives differently. `info`: the migrations have
   * something that code does not speak of.
   */
  readonly severity: "warning" | "info";
  /** The object of the catalog it is about; null where no migration made it. */
  readonly object: ObjectId | null;
  /** The table it is about; null for enums and for tables that no migration made. */
  readonly table: ObjectId | null;
  /** What it is about, for people: `users.email`, `index posts_author_idx of posts`. */
  readonly subject: string;
  /** One sentence for people, without Markdown. */
  readonly message: string;
  /** What each says, where both say something. */
  readonly inCode: string | null;
  readonly inMigrations: string | null;
  readonly declaredAt: CodePlace | null;
  /** The statement that created the object or last changed it. */
  readonly migratedAt: Provenance | null;
};

/** What reading code beside a catalog came to. */
export type CodeReading = {
  /** The files that declare something of this database, by path. */
  readonly files: readonly string[];
  readonly references: readonly CodeReference[];
  readonly findings: readonly CodeFinding[];
  /** What could not be read, or was left out because it describes another database. */
  readonly diagnostics: readonly Diagnostic[];
};
