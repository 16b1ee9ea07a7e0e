import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { saveDoc } from "../docs/save-doc";
import { setOwner } from "../owners/set-owner";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";
import { findTables } from "./find-tables";
import { getTable } from "./get-table";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const part = (
  table: string,
  name: string,
  objectKind: string,
  definition: Readonly<Record<string, unknown>> = {},
): TestChange => ({ key: `${table}.${name}`, kind: "added", objectKind, table, name, definition, consequence: true });

const references = (table: string) => ({
  schema: "public",
  table,
  columns: ["id"],
  onDelete: "CASCADE",
  onUpdate: "NO ACTION",
});

function read(name: string, asOf?: string) {
  return getTable(project.viewers.viewer, { slug: project.slug, schema: "public", name, ...(asOf ? { asOf } : {}) });
}

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added", definition: { rlsEnabled: true }, summary: "table users added" },
      part("users", "id", "column", { type: "uuid", nullable: false }),
      part("users", "users_pkey", "constraint", { type: "primary key", columns: ["id"] }),
      part("users", "users_pkey_index", "index", { unique: true, columns: ["id"], constraint: "users_pkey" }),
      { key: "profiles", kind: "added" },
      part("profiles", "user_id", "column", { type: "uuid", nullable: false }),
      part("profiles", "owner", "column", { type: "uuid" }),
      part("profiles", "profiles_pkey", "constraint", { type: "primary key", columns: ["user_id"] }),
      part("profiles", "profiles_user_id_fkey", "constraint", {
        type: "foreign key",
        columns: ["user_id"],
        references: references("users"),
      }),
      part("profiles", "profiles_owner_fkey", "constraint", {
        type: "foreign key",
        columns: ["owner"],
        references: references("elsewhere"),
      }),
    ],
  });
  const { editor, reviewer } = project.viewers;
  const { slug } = project;
  const users = ground.id("users");
  await saveDoc(editor, { slug, objectId: users, field: "purpose", base: 0, text: "People." });
  await setOwner(editor, { slug, objectIds: [users], owner: { kind: "member", id: project.people.editor.id } });
  await verifyTable(reviewer, slug, users);
  await ground.lay({
    version: "0002",
    changes: [
      { key: "users.name", kind: "added", objectKind: "column", table: "users", summary: "column users.name added" },
      { key: "users.city", kind: "added", objectKind: "column", table: "users", summary: "column users.city added" },
    ],
  });
  await saveDoc(editor, { slug, objectId: users, field: "purpose", base: 1, text: "People and bots." });
  await setOwner(editor, { slug, objectIds: [users], owner: null });
});

describe("a table page", () => {
  it("counts what must be written, the index behind a constraint left out", async () => {
    const { table } = await read("users");
    expect(table.coverage).toEqual({ documented: 1, required: 5 });
    expect(table).toMatchObject({ columns: 3, policies: 0, rls: "enabled" });
  });

  it("says what a table belongs to and what it has, and which of them lie outside the catalog", async () => {
    const profiles = await read("profiles");
    expect(profiles.belongsTo.map(({ table, columns, isKnown }) => [table, columns, isKnown])).toEqual([
      ["elsewhere", ["owner"], false],
      ["users", ["user_id"], true],
    ]);
    expect(profiles.columns[0]).toMatchObject({ isPrimaryKey: true, references: { table: "users", column: "id" } });
    const { hasMany } = await read("users");
    expect(hasMany).toEqual([
      {
        constraint: "profiles_user_id_fkey",
        columns: ["id"],
        schema: "public",
        table: "profiles",
        otherColumns: ["user_id"],
        onDelete: "CASCADE",
        onUpdate: "NO ACTION",
        isKnown: true,
        isUnique: true,
      },
    ]);
  });

  it("has a band for each migration that touched it and marks where people did something", async () => {
    const { table } = await read("users");
    expect(table.bands.map(({ version, kind, label }) => [version, kind, label])).toEqual([
      ["0001", "added", "table users added"],
      ["0002", "added", "2 changes"],
    ]);
    expect(table.marks.map(({ position, kind }) => [position, kind])).toEqual([
      [1, "revision"],
      [1, "verification"],
      [2, "revision"],
    ]);
    expect(table.lastChange).toMatchObject({ version: "0002", summary: "2 changes" });
  });

  it("tells its history newest first, each doing above the change it came after", async () => {
    const { history } = await read("users");
    expect(history.map(({ kind, position, summary }) => [kind, position, summary])).toEqual([
      ["owner", 2, "Owner taken away"],
      ["revision", 2, "Purpose edited"],
      ["change", 2, "column users.city added"],
      ["change", 2, "column users.name added"],
      ["status", 1, "Status: Draft → Verified"],
      ["status", 1, "Status: Not started → Draft"],
      ["owner", 1, `Owner: ${project.people.editor.name}`],
      ["revision", 1, "Purpose written"],
      ["change", 1, "table users added"],
    ]);
  });

  it("gives the newest lines of its history where so many are wanted, and how many it has", async () => {
    const whole = await read("users");
    const input = { slug: project.slug, schema: "public", name: "users" };
    for (const historyLines of [1, 2, 4, 20]) {
      const { history, historyCount } = await getTable(project.viewers.viewer, { ...input, historyLines });
      expect(history).toEqual(whole.history.slice(0, historyLines));
      expect(historyCount).toBe(whole.history.length);
    }
    const past = await getTable(project.viewers.viewer, { ...input, asOf: "0001", historyLines: 1 });
    expect([past.history.length, past.historyCount]).toEqual([1, 5]);
  });

  it("as of a migration shows docs, status and owner as they stood, and offers nothing but reading", async () => {
    const past = await read("users", "0001");
    expect(past.asOf).toMatchObject({ position: 1, version: "0001", headVersion: "0002", isHead: false });
    expect(past.table.docs.purpose).toMatchObject({ text: "People.", number: 1 });
    expect(past.table.owner?.name).toBe(project.people.editor.name);
    expect(past.columns.map(({ name }) => name)).toEqual(["id"]);
    expect(past.history.every(({ position }) => position <= 1)).toBe(true);
    expect(past.can).toEqual(["project.read"]);
    expect(past.table.bands).toHaveLength(2);
    const head = await read("users");
    expect(head.table.docs.purpose).toMatchObject({ text: "People and bots.", number: 2 });
    expect(head.table.owner).toBeNull();
  });

  it("is found by a migration's path too, and an unknown migration is not found", async () => {
    expect((await read("users", "0001.sql")).asOf.position).toBe(1);
    await expect(read("users", "9999")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not to be had by strangers, nor the grid", async () => {
    const input = { slug: project.slug, schema: "public", name: "users" };
    await expect(getTable(project.viewers.stranger, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(findTables(project.viewers.stranger, input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("draws the table with its neighbours", async () => {
    const { diagram } = await read("users");
    expect(diagram).toContain('t_public__users["users"] {');
    expect(diagram).toContain('t_public__users ||--o| t_public__profiles : "user_id"');
    expect(diagram).not.toContain("city");
  });
});

describe("the grid", () => {
  it("reads any number of tables by the same number of queries", async () => {
    const other = await createProjectWith({ dialect: "postgres" });
    const wide = groundOf({ id: other.id, createdById: other.people.admin.id });
    const sent = vi.spyOn(pg.Client.prototype, "query");
    const count = async () => {
      sent.mockClear();
      const { rows } = await findTables(other.viewers.viewer, { slug: other.slug });
      return { rows: rows.length, queries: sent.mock.calls.length };
    };
    await wide.lay({ version: "0001", changes: [{ key: "t0", kind: "added" }] });
    const one = await count();
    await wide.lay({
      version: "0002",
      changes: Array.from({ length: 30 }, (_, index) => ({ key: `t${index + 1}`, kind: "added" as const })),
    });
    const many = await count();
    expect([one.rows, many.rows]).toEqual([1, 31]);
    expect(many.queries).toBe(one.queries);
    expect(one.queries).toBeGreaterThan(5);
    sent.mockRestore();
  });
});
