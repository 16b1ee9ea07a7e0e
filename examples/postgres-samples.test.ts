import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PostgresDatabase } from "./testing/postgres-database";
import { readSample, type Slug } from "./testing/read-sample";

function migrated(slug: Slug) {
  const { layout, migrations } = readSample(slug);
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await PostgresDatabase.create(layout);
    for (const migration of migrations) await database.apply(migration);
  });
  afterAll(() => database.drop());
  return {
    migrations,
    rows: (sql: string) => database.rows(sql),
    /** The values of a query's first column, in its order. */
    values: async (sql: string) => (await database.rows(sql)).map((row) => String(Object.values(row)[0])),
  };
}

const tablesSql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
const columnsSql = (table: string) => `
  SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
  WHERE a.attrelid = 'public.${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped`;

const taskService: Readonly<Record<string, string>> = {
  projects: "name text, description text, rules jsonb, created_at, updated_at",
  tasks: `project_id uuid, title text, description text, acceptance_criteria text[], constraints jsonb, dependencies uuid[],
    status text, priority text, locked_at, locked_by text, created_at, updated_at`,
  events: "project_id uuid, task_id uuid, event_type text, payload jsonb, created_at",
  artifacts: "task_id uuid, type text, ref text, summary text, created_at",
  checkpoints:
    "project_id uuid, label text, repo_ref text, summary text, resume_instructions text, snapshot jsonb, created_at",
  decisions: "project_id uuid, title text, options jsonb, choice text, rationale text, created_at",
  agent_sessions: "project_id uuid, snapshot jsonb, summary text, created_at, updated_at",
  oauth_tokens: `access_token text, refresh_token text, token_type text, expires_at, scope text, client_id text, created_at,
    updated_at, revoked_at`,
};

const taskIndexes = [
  "artifacts(created_at DESC)",
  "artifacts(task_id)",
  "artifacts(task_id, created_at DESC)",
  "artifacts(type)",
  "artifacts(user_id)",
  "checkpoints(created_at DESC)",
  "checkpoints(project_id)",
  "checkpoints(project_id, created_at DESC)",
  "checkpoints(user_id)",
  "decisions(created_at DESC)",
  "decisions(project_id)",
  "decisions(project_id, created_at DESC)",
  "decisions(user_id)",
  "events(created_at DESC)",
  "events(event_type)",
  "events(project_id)",
  "events(project_id, created_at DESC)",
  "events(task_id) WHERE (task_id IS NOT NULL)",
  "events(task_id, created_at DESC)",
  "events(user_id)",
  "tasks(locked_at) WHERE (locked_at IS NOT NULL)",
  "tasks(priority)",
  "tasks(status)",
];

describe("the task service", () => {
  const { migrations, rows, values } = migrated("task-service");
  const asUser = (id: string) =>
    `SELECT set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', '${id}', true)`;

  it("has its eight tables with their columns, a uuid id first and a user", async () => {
    expect(await values(tablesSql)).toEqual(Object.keys(taskService).sort());
    for (const [table, listed] of Object.entries(taskService)) {
      const expected = listed
        .split(/,\s+/)
        .map((column) => (column.includes(" ") ? column : `${column} timestamp with time zone`));
      const found = await values(columnsSql(table));
      expect(found[0], table).toBe("id uuid");
      expect(found.slice(1).sort(), table).toEqual(["user_id uuid", ...expected].sort());
    }
  });

  it("adds four tables and alters two in its last migration", () => {
    const sql = migrations.at(-1)?.sql ?? "";
    const altered = [...sql.matchAll(/^alter table public\.(\w+)\s+(?:add|drop)/gm)].map((match) => match[1]);
    expect(migrations.at(-1)?.file).toBe("20251222230000_task_focused.sql");
    expect(sql.match(/^create table/gm)).toHaveLength(4);
    expect([...new Set(altered)]).toEqual(["projects", "tasks"]);
  });

  it("has exactly the indexes that its hot paths need", async () => {
    const found = await values(`
      SELECT regexp_replace(pg_get_indexdef(indexrelid), '^.* ON public\\.(\\w+) USING btree ', '\\1')
      FROM pg_index JOIN pg_class c ON c.oid = indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT indisunique`);
    expect(found.sort()).toEqual([...taskIndexes].sort());
  });

  it("allows own rows for all commands, events only to be read and appended, tokens only to be read", async () => {
    const found = await values(`
      SELECT tablename || ' ' || string_agg(cmd, ' ' ORDER BY cmd) FROM pg_policies
      WHERE schemaname = 'public' GROUP BY tablename`);
    const expected = Object.keys(taskService).map((table) => {
      if (table === "events") return "events INSERT SELECT";
      return table === "oauth_tokens" ? "oauth_tokens SELECT" : `${table} DELETE INSERT SELECT UPDATE`;
    });
    expect(found.sort()).toEqual(expected.sort());
  });

  it("keeps events as they were written, and the view from showing another user's tasks", async () => {
    const [user, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
    await rows(`INSERT INTO auth.users (id) VALUES ('${user}'), ('${other}')`);
    await rows(`BEGIN; ${asUser(user ?? "")};
      INSERT INTO projects (id, user_id, name) VALUES ('${user}', '${user}', 'p');
      INSERT INTO tasks (user_id, project_id, title, status, locked_at) VALUES ('${user}', '${user}', 't', 'blocked', now());
      INSERT INTO events (user_id, project_id, event_type) VALUES ('${user}', '${user}', 'task.created');
      UPDATE events SET event_type = 'forged'; DELETE FROM events; COMMIT`);
    expect(await values("SELECT event_type FROM events")).toEqual(["task.created"]);
    expect(await values("SELECT is_locked FROM active_tasks")).toEqual(["true"]);
    await rows("BEGIN");
    await rows(asUser(other ?? ""));
    expect(await values("SELECT id FROM active_tasks")).toEqual([]);
    await rows("ROLLBACK");
  });

  it("has its three views", async () => {
    const views = await values("SELECT viewname FROM pg_views WHERE schemaname = 'public' ORDER BY 1");
    expect(views).toEqual(["active_tasks", "recent_events", "task_progress"]);
  });
});

describe("the AI chat platform", () => {
  const { rows, values } = migrated("ai-chat");

  it("has the tables that are documented and some that are not", async () => {
    const named = `profiles chats messages knowledge_items tags knowledge_tags search_presets notifications rate_limits
      failed_login_attempts blocked_ips action_history`.split(/\s+/);
    const documented = readSample("ai-chat").tableDocs.map((doc) => doc.name.replace("public.", ""));
    const tables = await values(tablesSql);
    expect(tables).toEqual(expect.arrayContaining(named));
    expect(documented.sort()).toEqual(named.sort());
    expect(tables.filter((table) => !named.includes(table)).length).toBeGreaterThanOrEqual(3);
  });

  it("leaves gaps in its policies for a review to find", async () => {
    const open = await values(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND NOT relrowsecurity AND relnamespace = 'public'::regnamespace",
    );
    const always = await values(
      "SELECT tablename FROM pg_policies WHERE coalesce(qual, with_check) = 'true' ORDER BY 1",
    );
    expect(open).toEqual(["feature_flags"]);
    expect(always).toEqual(["attachments", "notifications"]);
  });

  it("lets an account go with everything that hangs from it", async () => {
    await rows("INSERT INTO auth.users (email) VALUES ('person@example.com')");
    await rows(
      "INSERT INTO chats (user_id, model, title) SELECT id, 'm', n FROM profiles, (VALUES ('one'), ('two')) t (n)",
    );
    await rows("DELETE FROM chats WHERE title = 'one'");
    await rows("DELETE FROM auth.users");
    expect(await values("SELECT id FROM chats")).toEqual([]);
    expect(await values("SELECT detail ->> 'title' FROM action_history")).toEqual(["one"]);
  });
});

describe("AIOS", () => {
  const { values } = migrated("aios");

  it("has a uuid primary key on every table but the junction", async () => {
    const exceptions = await values(`
      SELECT tablename FROM pg_tables t WHERE schemaname = 'public' AND NOT EXISTS (
        SELECT FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ALL (c.conkey)
        WHERE c.contype = 'p' AND c.conrelid = format('public.%I', t.tablename)::regclass AND a.atttypid = 'uuid'::regtype)`);
    expect(exceptions).toEqual(["workspace_members"]);
  });

  it("has both timestamps on every table but the steps of a run", async () => {
    const complete = await values(`
      SELECT table_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('created_at', 'updated_at') GROUP BY 1 HAVING count(*) = 2`);
    const tables = await values(tablesSql);
    expect(tables.filter((table) => !complete.includes(table))).toEqual(["run_steps"]);
  });

  it("enforces every foreign key at once", async () => {
    const keys = await values(`
      SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND (condeferrable OR NOT convalidated) AND connamespace = 'public'::regnamespace`);
    expect(keys).toEqual([]);
  });
});
