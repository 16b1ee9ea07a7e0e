/** The grammars the engine reads. */
export type DialectName = "postgres" | "sqlite";

/** The conventions of migration folders the engine knows how to order. */
export type LayoutName =
  | "supabase"
  | "prisma"
  | "drizzle"
  | "wrangler"
  | "golang-migrate"
  | "diesel"
  | "hasura"
  | "flyway"
  | "dbmate"
  | "goose"
  | "sqlx"
  | "node-pg-migrate"
  | "rails"
  | "dump"
  | "plain";

/** One file as it came in. `path` uses `/` and is relative to whatever folder was given. */
export type SourceFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
};

/**
 * One migration in apply order: a file (or its up part) with the text the engine reads.
 *
 * `path` is relative to the root of the migrations folder, so it is the same whether a whole repository, the folder or
 * single files were given; it identifies the migration from one import to the next.
 */
export type Migration = {
  readonly version: string;
  readonly name: string;
  readonly path: string;
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  readonly checksum: string;
  /**
   * The whole decoded text of the file (without a byte order mark); lines in provenance count from its start. Where the
   * layout has placeholders they are filled in, on the lines they stand on.
   */
  readonly sql: string;
  /** Where the up part lies in `sql`, as UTF-16 offsets; the whole text for layouts without a down part. */
  readonly up: { readonly start: number; readonly end: number };
};
