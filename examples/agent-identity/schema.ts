import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";

const now = sql`(unixepoch() * 1000)`;

export const subscriptionTiers = sqliteTable(
  "subscription_tiers",
  {
    id: text("id").primaryKey().notNull(),
    name: text("name").notNull(),
    maxAgents: integer("max_agents"),
    maxClients: integer("max_clients"),
    requestsPerMinute: integer("requests_per_minute").notNull(),
    priceCents: integer("price_cents").notNull().default(0),
    currency: text("currency").notNull().default("EUR"),
    features: text("features", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
    active: integer("active", { mode: "boolean" }).notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull().default(now),
  },
  (table) => [index("idx_subscription_tiers_active_sort").on(table.active, table.sortOrder)],
);

export const agents = sqliteTable(
  "agents",
  {
    id: text("id").primaryKey().notNull(),
    name: text("name").notNull(),
    description: text("description"),
    publicKey: text("public_key").notNull(),
    keyThumbprint: text("key_thumbprint").notNull(),
    status: text("status", { enum: ["active", "suspended", "retired"] })
      .notNull()
      .default("active"),
    lastSeenAt: integer("last_seen_at", { mode: "timestamp_ms" }),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull().default(now),
  },
  (table) => [
    unique("agents_key_thumbprint_unique").on(table.keyThumbprint),
    check("agents_status_check", sql`${table.status} IN ('active', 'suspended', 'retired')`),
    index("idx_agents_status").on(table.status),
    index("idx_agents_last_seen_at").on(table.lastSeenAt),
  ],
);

export const overseers = sqliteTable(
  "overseers",
  {
    id: text("id").primaryKey().notNull(),
    email: text("email").notNull(),
    displayName: text("display_name"),
    paymentCustomerId: text("payment_customer_id"),
    subscriptionTierId: text("subscription_tier_id").notNull().default("free"),
    subscriptionStatus: text("subscription_status").notNull().default("none"),
    currentPeriodEnd: integer("current_period_end", { mode: "timestamp_ms" }),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull().default(now),
  },
  (table) => [
    unique("overseers_email_unique").on(table.email),
    unique("overseers_payment_customer_id_unique").on(table.paymentCustomerId),
    foreignKey({
      name: "overseers_subscription_tier_id_fk",
      columns: [table.subscriptionTierId],
      foreignColumns: [subscriptionTiers.id],
    }).onDelete("restrict"),
    index("idx_overseers_subscription_tier_id").on(table.subscriptionTierId),
  ],
);

export const oversights = sqliteTable(
  "oversights",
  {
    id: text("id").primaryKey().notNull(),
    agentId: text("agent_id").notNull(),
    // Shadow overseers exist before they register: no reference on purpose.
    overseerId: text("overseer_id").notNull(),
    status: text("status", { enum: ["pending", "active", "revoked"] })
      .notNull()
      .default("pending"),
    requestedAt: integer("requested_at", { mode: "timestamp_ms" }).notNull().default(now),
    confirmedAt: integer("confirmed_at", { mode: "timestamp_ms" }),
    revokedAt: integer("revoked_at", { mode: "timestamp_ms" }),
  },
  (table) => [
    unique("oversights_agent_id_overseer_id_unique").on(table.agentId, table.overseerId),
    check("oversights_status_check", sql`${table.status} IN ('pending', 'active', 'revoked')`),
    foreignKey({
      name: "oversights_agent_id_fk",
      columns: [table.agentId],
      foreignColumns: [agents.id],
    }).onDelete("cascade"),
    index("idx_oversights_overseer_id_status").on(table.overseerId, table.status),
    index("idx_oversights_status_requested_at").on(table.status, table.requestedAt),
  ],
);

export const oauthClients = sqliteTable(
  "oauth_clients",
  {
    id: text("id").primaryKey().notNull(),
    name: text("name").notNull(),
    ownerType: text("owner_type", { enum: ["agent", "overseer", "system"] }).notNull(),
    ownerId: text("owner_id").notNull(),
    secretHash: text("secret_hash"),
    redirectUris: text("redirect_uris", { mode: "json" }).$type<string[]>().notNull(),
    scopes: text("scopes").notNull().default("identity:read"),
    tokenEndpointAuthMethod: text("token_endpoint_auth_method").notNull().default("none"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull().default(now),
    disabled: integer("disabled", { mode: "boolean" }).notNull().default(false),
    disabledAt: integer("disabled_at", { mode: "timestamp_ms" }),
    disabledReason: text("disabled_reason"),
  },
  (table) => [
    check("oauth_clients_owner_type_check", sql`${table.ownerType} IN ('agent', 'overseer', 'system')`),
    index("idx_oauth_clients_owner").on(table.ownerType, table.ownerId),
    index("idx_oauth_clients_disabled").on(table.disabled).where(sql`${table.disabled} = 1`),
  ],
);

export const oauthRequests = sqliteTable(
  "oauth_requests",
  {
    id: text("id").primaryKey().notNull(),
    clientId: text("client_id").notNull(),
    redirectUri: text("redirect_uri").notNull(),
    scope: text("scope").notNull(),
    state: text("state"),
    codeChallenge: text("code_challenge").notNull(),
    codeChallengeMethod: text("code_challenge_method").notNull().default("S256"),
    dpopThumbprint: text("dpop_thumbprint"),
    status: text("status").notNull().default("pending"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    decidedAt: integer("decided_at", { mode: "timestamp_ms" }),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [
    foreignKey({
      name: "oauth_requests_client_id_fk",
      columns: [table.clientId],
      foreignColumns: [oauthClients.id],
    }).onDelete("cascade"),
    index("idx_oauth_requests_client_id").on(table.clientId),
    index("idx_oauth_requests_status").on(table.status),
    index("idx_oauth_requests_expires_at").on(table.expiresAt),
  ],
);

export const clientBlocks = sqliteTable(
  "client_blocks",
  {
    id: text("id").primaryKey().notNull(),
    clientId: text("client_id").notNull(),
    overseerId: text("overseer_id").notNull(),
    reason: text("reason"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
  },
  (table) => [
    unique("client_blocks_client_id_overseer_id_unique").on(table.clientId, table.overseerId),
    foreignKey({
      name: "client_blocks_client_id_fk",
      columns: [table.clientId],
      foreignColumns: [oauthClients.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "client_blocks_overseer_id_fk",
      columns: [table.overseerId],
      foreignColumns: [overseers.id],
    }).onDelete("cascade"),
    index("idx_client_blocks_overseer_id").on(table.overseerId),
  ],
);

export const sessions = sqliteTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey().notNull(),
    ownerType: text("owner_type", { enum: ["agent", "overseer"] }).notNull(),
    ownerId: text("owner_id").notNull(),
    userAgent: text("user_agent"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    lastUsedAt: integer("last_used_at", { mode: "timestamp_ms" }),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [
    check("sessions_owner_type_check", sql`${table.ownerType} IN ('agent', 'overseer')`),
    index("idx_sessions_owner").on(table.ownerType, table.ownerId),
    index("idx_sessions_expires_at").on(table.expiresAt),
  ],
);

export const challenges = sqliteTable(
  "challenges",
  {
    id: text("id").primaryKey().notNull(),
    purpose: text("purpose").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    nonceHash: text("nonce_hash").notNull(),
    attempts: integer("attempts").notNull().default(0),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    consumedAt: integer("consumed_at", { mode: "timestamp_ms" }),
  },
  (table) => [
    index("idx_challenges_entity_purpose").on(table.entityType, table.entityId, table.purpose),
    index("idx_challenges_expires_at").on(table.expiresAt),
  ],
);

export const authorizationCodes = sqliteTable(
  "authorization_codes",
  {
    codeHash: text("code_hash").primaryKey().notNull(),
    requestId: text("request_id").notNull(),
    clientId: text("client_id").notNull(),
    ownerType: text("owner_type").notNull(),
    ownerId: text("owner_id").notNull(),
    redirectUri: text("redirect_uri").notNull(),
    scope: text("scope").notNull(),
    codeChallenge: text("code_challenge").notNull(),
    codeChallengeMethod: text("code_challenge_method").notNull().default("S256"),
    dpopThumbprint: text("dpop_thumbprint"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(now),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    usedAt: integer("used_at", { mode: "timestamp_ms" }),
  },
  (table) => [
    foreignKey({
      name: "authorization_codes_request_id_fk",
      columns: [table.requestId],
      foreignColumns: [oauthRequests.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "authorization_codes_client_id_fk",
      columns: [table.clientId],
      foreignColumns: [oauthClients.id],
    }).onDelete("cascade"),
    index("idx_authorization_codes_request_id").on(table.requestId),
    index("idx_authorization_codes_client_id").on(table.clientId),
    index("idx_authorization_codes_expires_at").on(table.expiresAt),
  ],
);

export const accessTokens = sqliteTable(
  "access_tokens",
  {
    id: text("id").primaryKey().notNull(),
    tokenHash: text("token_hash").notNull(),
    clientId: text("client_id").notNull(),
    ownerType: text("owner_type", { enum: ["agent", "overseer"] }).notNull(),
    ownerId: text("owner_id").notNull(),
    scope: text("scope").notNull(),
    dpopThumbprint: text("dpop_thumbprint"),
    issuedAt: integer("issued_at", { mode: "timestamp_ms" }).notNull().default(now),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    revokedAt: integer("revoked_at", { mode: "timestamp_ms" }),
    revokedReason: text("revoked_reason"),
  },
  (table) => [
    unique("access_tokens_token_hash_unique").on(table.tokenHash),
    check("access_tokens_owner_type_check", sql`${table.ownerType} IN ('agent', 'overseer')`),
    foreignKey({
      name: "access_tokens_client_id_fk",
      columns: [table.clientId],
      foreignColumns: [oauthClients.id],
    }).onDelete("cascade"),
    index("idx_access_tokens_client_id").on(table.clientId),
    index("idx_access_tokens_owner").on(table.ownerType, table.ownerId),
    index("idx_access_tokens_expires_at").on(table.expiresAt),
    index("idx_access_tokens_dpop_thumbprint").on(table.dpopThumbprint).where(sql`${table.dpopThumbprint} IS NOT NULL`),
  ],
);

export const revokedTokens = sqliteTable(
  "revoked_tokens",
  {
    tokenHash: text("token_hash").primaryKey().notNull(),
    tokenType: text("token_type").notNull(),
    reason: text("reason").notNull(),
    revokedAt: integer("revoked_at", { mode: "timestamp_ms" }).notNull().default(now),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("idx_revoked_tokens_expires_at").on(table.expiresAt)],
);
