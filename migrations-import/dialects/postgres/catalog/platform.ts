/**
 * What a platform brings with it. References into these schemas resolve without a migration having made them, and a
 * statement may alter what is in them: the catalog then says only what the statement said.
 */
const platformSchemas = new Set([
  "auth",
  "storage",
  "realtime",
  "_realtime",
  "_analytics",
  "extensions",
  "graphql",
  "graphql_public",
  "vault",
  "pgsodium",
  "pgsodium_masks",
  "pgbouncer",
  "pgmq",
  "net",
  "cron",
  "supabase_functions",
  "supabase_migrations",
  "information_schema",
  "pg_catalog",
]);

/** Primary keys of platform tables that people's foreign keys point at without naming a column. */
const platformKeys: Readonly<Record<string, readonly string[]>> = {
  "auth.users": ["id"],
  "auth.sessions": ["id"],
  "auth.identities": ["id"],
  "storage.buckets": ["id"],
  "storage.objects": ["id"],
};

/** Columns of platform tables that people's views select. */
const platformColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "auth.users": {
    id: "uuid",
    email: "character varying(255)",
    role: "character varying(255)",
    aud: "character varying(255)",
    phone: "text",
    raw_user_meta_data: "jsonb",
    raw_app_meta_data: "jsonb",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
    last_sign_in_at: "timestamp with time zone",
    email_confirmed_at: "timestamp with time zone",
    confirmed_at: "timestamp with time zone",
    is_anonymous: "boolean",
  },
  "storage.objects": {
    id: "uuid",
    bucket_id: "text",
    name: "text",
    owner: "uuid",
    owner_id: "text",
    metadata: "jsonb",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
    path_tokens: "text[]",
  },
};

export function isPlatformSchema(schema: string): boolean {
  return platformSchemas.has(schema);
}

/** The primary key of a table that no migration made; empty where it is not known. */
export function platformKey(schema: string, table: string): readonly string[] {
  return platformKeys[`${schema}.${table}`] ?? [];
}

/** The type of a column of a table that no migration made, where it is known. */
export function platformColumnType(schema: string, table: string, column: string): string | undefined {
  return platformColumns[`${schema}.${table}`]?.[column];
}
