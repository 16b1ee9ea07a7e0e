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
    instance_id: "uuid",
    id: "uuid",
    aud: "character varying(255)",
    role: "character varying(255)",
    email: "character varying(255)",
    encrypted_password: "character varying(255)",
    email_confirmed_at: "timestamp with time zone",
    invited_at: "timestamp with time zone",
    confirmation_token: "character varying(255)",
    confirmation_sent_at: "timestamp with time zone",
    recovery_token: "character varying(255)",
    recovery_sent_at: "timestamp with time zone",
    last_sign_in_at: "timestamp with time zone",
    raw_app_meta_data: "jsonb",
    raw_user_meta_data: "jsonb",
    is_super_admin: "boolean",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
    phone: "text",
    phone_confirmed_at: "timestamp with time zone",
    confirmed_at: "timestamp with time zone",
    banned_until: "timestamp with time zone",
    is_sso_user: "boolean",
    deleted_at: "timestamp with time zone",
    is_anonymous: "boolean",
  },
  "auth.identities": {
    id: "uuid",
    user_id: "uuid",
    provider: "text",
    provider_id: "text",
    identity_data: "jsonb",
    email: "text",
    last_sign_in_at: "timestamp with time zone",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
  },
  "auth.sessions": {
    id: "uuid",
    user_id: "uuid",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
  },
  "storage.buckets": {
    id: "text",
    name: "text",
    owner: "uuid",
    owner_id: "text",
    public: "boolean",
    file_size_limit: "bigint",
    allowed_mime_types: "text[]",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
  },
  "storage.objects": {
    id: "uuid",
    bucket_id: "text",
    name: "text",
    owner: "uuid",
    owner_id: "text",
    metadata: "jsonb",
    user_metadata: "jsonb",
    version: "text",
    created_at: "timestamp with time zone",
    updated_at: "timestamp with time zone",
    last_accessed_at: "timestamp with time zone",
    path_tokens: "text[]",
  },
};

/** What a function of the platform takes and gives, as the database names types. */
export type PlatformFunction = {
  readonly args: readonly string[];
  readonly names: readonly string[];
  readonly returns: string;
};

const withoutArguments = (returns: string): PlatformFunction => ({ args: [], names: [], returns });
const ofName = (returns: string): PlatformFunction => ({ args: ["text"], names: ["name"], returns });

/** Functions of platform schemas that people's policies and views call. */
const platformFunctions: Readonly<Record<string, PlatformFunction>> = {
  "auth.uid": withoutArguments("uuid"),
  "auth.role": withoutArguments("text"),
  "auth.email": withoutArguments("text"),
  "auth.jwt": withoutArguments("jsonb"),
  "storage.filename": ofName("text"),
  "storage.extension": ofName("text"),
  "storage.foldername": ofName("text[]"),
};

/** Roles that PostgreSQL and Supabase bring. */
const platformRoles = new Set([
  "postgres",
  "anon",
  "authenticated",
  "authenticator",
  "service_role",
  "dashboard_user",
  "supabase_admin",
  "supabase_auth_admin",
  "supabase_functions_admin",
  "supabase_read_only_user",
  "supabase_realtime_admin",
  "supabase_replication_admin",
  "supabase_storage_admin",
  "pgbouncer",
  "pgsodium_keyholder",
  "pgsodium_keyiduser",
  "pgsodium_keymaker",
]);

/** Tables in which tools keep what they have applied: a migration may refer to them without making them. */
const ledgersOfTools = new Set([
  "__diesel_schema_migrations",
  "_prisma_migrations",
  "schema_migrations",
  "ar_internal_metadata",
  "flyway_schema_history",
  "goose_db_version",
  "_sqlx_migrations",
  "__drizzle_migrations",
  "pgmigrations",
]);

/** Whether a role is there without a migration having made it. */
export function isPlatformRole(name: string): boolean {
  return platformRoles.has(name) || name.startsWith("pg_");
}

/** Publications that Supabase brings. */
export function isPlatformPublication(name: string): boolean {
  return name === "supabase_realtime" || name === "supabase_realtime_messages_publication";
}

/** Whether a table is there without a migration having made it: a platform's, or a migration tool's own. */
export function isPlatformTable(schema: string | undefined, name: string): boolean {
  return schema === undefined ? ledgersOfTools.has(name) : platformSchemas.has(schema) || ledgersOfTools.has(name);
}

export function isPlatformSchema(schema: string): boolean {
  return platformSchemas.has(schema);
}

/** The primary key of a table that no migration made; empty where it is not known. */
export function platformKey(schema: string, table: string): readonly string[] {
  return platformKeys[`${schema}.${table}`] ?? [];
}

/** A function that no migration made, where it is known. */
export function platformFunction(schema: string, name: string): PlatformFunction | undefined {
  return platformFunctions[`${schema}.${name}`];
}

/** The type of a column of a table that no migration made, where it is known. */
export function platformColumnType(schema: string, table: string, column: string): string | undefined {
  return platformColumns[`${schema}.${table}`]?.[column];
}
