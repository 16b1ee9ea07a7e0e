import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

const id = uuid("id").primaryKey().defaultRandom();
const createdAt = timestamp("created_at", { withTimezone: true }).notNull().defaultNow();
const updatedAt = timestamp("updated_at", { withTimezone: true }).notNull().defaultNow();

export const memberRole = pgEnum("member_role", ["owner", "editor", "viewer"]);
export const runStatus = pgEnum("run_status", ["queued", "running", "succeeded", "failed", "cancelled"]);

export const users = pgTable("users", {
  id,
  email: text("email").notNull().unique(),
  passwordHash: text("password_hash").notNull(),
  profileName: text("profile_name"),
  createdAt,
  updatedAt,
});

export const sessions = pgTable(
  "sessions",
  {
    id,
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    refreshTokenHash: text("refresh_token_hash").notNull().unique(),
    userAgent: text("user_agent"),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt,
    updatedAt,
    rotatedFromId: uuid("rotated_from_id").references((): AnyPgColumn => sessions.id, { onDelete: "set null" }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    index("sessions_user_id_idx").on(table.userId),
    index("sessions_expires_at_idx").on(table.expiresAt),
    index("sessions_rotated_from_id_idx").on(table.rotatedFromId),
  ],
);

export const workspaces = pgTable(
  "workspaces",
  {
    id,
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    slug: text("slug").notNull().unique(),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("workspaces_owner_id_idx").on(table.ownerId),
    check("workspaces_slug_check", sql`slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

export const workspaceMembers = pgTable(
  "workspace_members",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: memberRole("role").notNull().default("viewer"),
    createdAt,
    updatedAt,
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index("workspace_members_user_id_idx").on(table.userId),
  ],
);

export const agents = pgTable(
  "agents",
  {
    id,
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    model: text("model").notNull(),
    instructions: text("instructions").notNull().default(""),
    temperature: numeric("temperature", { precision: 3, scale: 2, mode: "number" }).notNull().default(0.7),
    tools: jsonb("tools").$type<string[]>().notNull().default([]),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    createdAt,
    updatedAt,
  },
  (table) => [
    unique("agents_workspace_id_name_unique").on(table.workspaceId, table.name),
    check("agents_temperature_check", sql`temperature >= 0 AND temperature <= 2`),
  ],
);

export const runs = pgTable(
  "runs",
  {
    id,
    agentId: uuid("agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    startedBy: uuid("started_by").references(() => users.id, { onDelete: "set null" }),
    parentRunId: uuid("parent_run_id").references((): AnyPgColumn => runs.id, { onDelete: "set null" }),
    status: runStatus("status").notNull().default("queued"),
    input: jsonb("input").notNull(),
    output: jsonb("output"),
    error: text("error"),
    startedAt: timestamp("started_at", { withTimezone: true }),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
    createdAt,
    updatedAt,
    cancelledBy: uuid("cancelled_by").references(() => users.id, { onDelete: "set null" }),
    cancelReason: text("cancel_reason"),
  },
  (table) => [
    index("runs_agent_id_created_at_idx").on(table.agentId, table.createdAt.desc()),
    index("runs_open_idx").on(table.createdAt).where(sql`status IN ('queued', 'running')`),
    index("runs_started_by_idx").on(table.startedBy),
    index("runs_parent_run_id_idx").on(table.parentRunId),
    check("runs_finished_after_started_check", sql`finished_at IS NULL OR finished_at >= started_at`),
  ],
);

export const runSteps = pgTable(
  "run_steps",
  {
    id,
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    content: jsonb("content").notNull(),
    tokens: integer("tokens"),
    createdAt,
  },
  (table) => [
    unique("run_steps_run_id_position_unique").on(table.runId, table.position),
    check("run_steps_position_check", sql`"position" >= 0`),
  ],
);

export const memories = pgTable(
  "memories",
  {
    id,
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    // Polymorphic: a run, an agent or a user, as source_type says.
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    content: text("content").notNull(),
    importance: smallint("importance").notNull().default(5),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("memories_workspace_id_importance_idx").on(table.workspaceId, table.importance.desc()),
    index("memories_source_idx").on(table.sourceType, table.sourceId),
    check("memories_importance_check", sql`importance >= 0 AND importance <= 10`),
  ],
);
