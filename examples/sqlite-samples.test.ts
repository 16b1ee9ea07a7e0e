import { afterAll, describe, expect, it } from "vitest";
import { readSample } from "./testing/read-sample";
import { SqliteDatabase } from "./testing/sqlite-database";

const tablesSql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
const createdIndexesSql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";

describe("the agent identity service", () => {
  const { migrations } = readSample("agent-identity");
  const database = new SqliteDatabase(migrations);
  afterAll(() => database.close());

  it("has migrations 0001, 0004 and 0005", () => {
    expect(migrations.map((migration) => migration.version)).toEqual(["0001", "0004", "0005"]);
  });

  it("has its twelve tables", () => {
    const expected = `access_tokens agents authorization_codes challenges client_blocks oauth_clients oauth_requests
      oversights overseers revoked_tokens sessions subscription_tiers`;
    expect(database.column(tablesSql)).toEqual(expected.split(/\s+/).sort());
  });

  it("has 24 indexes created by statement, 6 unique and 5 check constraints", () => {
    const unique = `SELECT i.name FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'u'`;
    const text = database.column("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").join("\n");
    expect(database.column(createdIndexesSql)).toHaveLength(24);
    expect(database.column(unique)).toHaveLength(6);
    expect(text.match(/\bCHECK \(/g)).toHaveLength(5);
  });

  it("lets an agent name an overseer who has not registered", () => {
    const keys = database.column(`SELECT "from" FROM pragma_foreign_key_list('oversights')`);
    expect(keys).toEqual(["agent_id"]);
    expect(database.column("SELECT \"from\" FROM pragma_foreign_key_list('client_blocks')").sort()).toEqual([
      "client_id",
      "overseer_id",
    ]);
  });

  it("disables clients since 0004 and sells tiers since 0005", () => {
    const before = new SqliteDatabase(migrations.slice(0, 1));
    const columns = "SELECT name FROM pragma_table_info('oauth_clients') WHERE name LIKE 'disabled%'";
    expect(before.column(columns)).toEqual([]);
    expect(before.column("SELECT id FROM subscription_tiers")).toEqual([]);
    before.close();
    expect(database.column(columns)).toEqual(["disabled", "disabled_at", "disabled_reason"]);
    expect(database.column("SELECT id FROM subscription_tiers").length).toBeGreaterThan(0);
  });
});

// name type, ! for NOT NULL, = and the default
const foundation: Readonly<Record<string, { columns: string; indexes: string }>> = {
  users: {
    columns: "id text, tenant_id text!, email text!, password_hash text, created_at integer!, updated_at integer!",
    indexes: "email; tenant_id",
  },
  audit_chain: {
    columns:
      "seq integer, tenant_id text!, event_type text!, payload text!, previous_hash text!, hash text!, created_at integer!",
    indexes: "event_type; tenant_id",
  },
  webhook_destinations: {
    columns: `id text, tenant_id text!, name text!='', hostname text!, url text!, secret text, active integer!=1,
      events text!='*', created_at integer!, updated_at integer!`,
    indexes: "active; tenant_id",
  },
  notifications: {
    columns: `id text, tenant_id text!, type text!, title text!='', message text!='', metadata text, read integer!=0,
      created_at integer!`,
    indexes: "read; tenant_id",
  },
  planning_runs: {
    columns: `id text, idea text!, refined_idea text, status text!='running', current_phase text, quality_score real,
      revenue_potential real, workflow_instance_id text, kill_verdict text, pivot_count integer=0, package_key text,
      mode text='cloud', config text, created_at integer!, updated_at integer!`,
    indexes: "created_at; status",
  },
  planning_artifacts: {
    columns: `id text, run_id text!, phase text!, version integer!=1, content text!, review_verdict text,
      overall_score real, created_at integer!`,
    indexes: "run_id; run_id, phase",
  },
  planning_parked_ideas: {
    columns: `id text, idea text!, refined_idea text, run_id text, source_phase text, reason text, artifact_summary text,
      revisit_estimate_months integer, revisit_estimate_note text, created_at integer!`,
    indexes: "source_phase",
  },
};

describe("Foundation", () => {
  const { migrations } = readSample("foundation");
  const database = new SqliteDatabase(migrations);
  afterAll(() => database.close());

  it("has its three migrations", () => {
    const files = migrations.map((migration) => migration.file);
    expect(files).toEqual(["0000_initial.sql", "0001_webhook_destinations.sql", "0002_notifications.sql"]);
    expect(database.column(tablesSql)).toEqual(Object.keys(foundation).sort());
  });

  it.each(Object.entries(foundation))("has the columns and indexes of %s", (table, { columns, indexes }) => {
    const found = database.rows(
      `SELECT name, lower(type) AS type, "notnull", dflt_value, pk FROM pragma_table_info('${table}')`,
    );
    const words = found.map(
      (row) => `${row.name} ${row.type}${row.notnull ? "!" : ""}${row.dflt_value === null ? "" : `=${row.dflt_value}`}`,
    );
    expect(words.join(", ")).toBe(columns.replace(/\s+/g, " "));
    expect(found.map((row) => row.pk)).toEqual(found.map((_, index) => (index === 0 ? 1 : 0)));
    const indexed = database.column(`
      SELECT (SELECT group_concat(name, ', ') FROM pragma_index_info(i.name)) FROM pragma_index_list('${table}') i
      WHERE i.origin = 'c'`);
    expect(indexed.sort().join("; ")).toBe(indexes);
  });

  it("never uses a number of the audit chain twice", () => {
    const insert = `INSERT INTO audit_chain (tenant_id, event_type, payload, previous_hash, hash, created_at)
      VALUES ('t', 'e', '{}', '0', '1', 0) RETURNING seq`;
    const [first] = database.column(insert);
    database.rows("DELETE FROM audit_chain");
    const [second] = database.column(insert);
    expect(Number(second)).toBeGreaterThan(Number(first));
  });

  it("deletes artifacts with their run", () => {
    const [key] = database.rows("SELECT * FROM pragma_foreign_key_list('planning_artifacts')");
    expect(key).toMatchObject({ table: "planning_runs", from: "run_id", on_delete: "CASCADE" });
  });
});
