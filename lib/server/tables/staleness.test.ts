import { beforeEach, describe, expect, it } from "vitest";
import { confirmTable } from "../docs/confirm-table";
import { saveDoc } from "../docs/save-doc";
import { setStatus } from "../reviews/set-status";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { findTables } from "./find-tables";
import { getTable } from "./get-table";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const users: readonly TestChange[] = [
  { key: "users", kind: "added" },
  { key: "users.id", kind: "added", objectKind: "column", table: "users", consequence: true },
  { key: "users.email", kind: "added", objectKind: "column", table: "users", consequence: true },
];
const emailAltered: TestChange = {
  key: "users.email",
  kind: "altered",
  table: "users",
  definition: { type: "citext" },
  summary: "column users.email: type text → citext",
};

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: users });
});

async function write(key: string, field: string, base = 0, text = `About ${key}.`, kind: "edit" | "confirm" = "edit") {
  const input = { slug: project.slug, objectId: ground.id(key), field, base, text, kind };
  return saveDoc(project.viewers.editor, input);
}

function read(asOf?: string, name = "users") {
  const input = { slug: project.slug, schema: "public", name, ...(asOf ? { asOf } : {}) };
  return getTable(project.viewers.viewer, input);
}

async function causes(asOf?: string) {
  return (await read(asOf)).staleCauses.map(({ summary }) => summary);
}

describe("a table with docs", () => {
  it("is stale after a change of one of its columns, and names the change", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    const page = await read();
    const cause = { summary: emailAltered.summary, version: "0002", path: "0002.sql", position: 2, line: 1 };
    expect(page.table.stale).toMatchObject(cause);
    expect(page.staleCauses).toHaveLength(1);
    const grid = await findTables(project.viewers.viewer, { slug: project.slug });
    expect(grid.rows[0]?.stale).toMatchObject(cause);
  });

  it("is not stale by what only follows from another change", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [{ ...emailAltered, consequence: true }] });
    expect(await causes()).toEqual([]);
  });

  it("is good again once a doc of what changed is written anew", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await write("users.email", "description");
    expect(await causes()).toEqual([]);
  });

  it("stays stale when a doc of something else is written", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await write("users.id", "description");
    expect(await causes()).toEqual([emailAltered.summary]);
  });

  it("stays stale when the table's purpose is edited, for that says nothing of what changed", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await write("users", "purpose", 1, "About users, with one more word.");
    expect(await causes()).toEqual([emailAltered.summary]);
  });

  it("is good again after a column was dropped once the table's own docs are edited", async () => {
    await write("users", "purpose");
    await ground.lay({
      version: "0002",
      changes: [{ key: "users.email", kind: "dropped", table: "users", summary: "email dropped" }],
    });
    expect(await causes()).toEqual(["email dropped"]);
    await write("users", "purpose", 1, "About users, who have no address any more.");
    expect(await causes()).toEqual([]);
  });

  it("is good again once one of the table's own docs is confirmed", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await write("users", "purpose", 1, "About users.", "confirm");
    expect(await causes()).toEqual([]);
  });

  it("is good again once it is verified, and stale again when that is taken back", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    const tables = (number: number) => [{ objectId: ground.id("users"), number }];
    await setStatus(project.viewers.reviewer, { slug: project.slug, tables: tables(0), status: "verified" });
    expect(await causes()).toEqual([]);
    await setStatus(project.viewers.reviewer, { slug: project.slug, tables: tables(1), status: "draft" });
    expect(await causes()).toEqual([emailAltered.summary]);
  });

  it("names all changes nobody answered, newest first", async () => {
    await write("users", "purpose");
    const renamed = { key: "users.id", kind: "renamed", table: "users", name: "uid", summary: "id renamed" } as const;
    await ground.lay({ version: "0002", changes: [emailAltered] }, { version: "0003", changes: [renamed] });
    expect(await causes()).toEqual(["id renamed", emailAltered.summary]);
  });

  it("was what it was: as of a migration only what had happened by then counts", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await ground.lay({ version: "0003", changes: [] });
    await write("users", "purpose", 1, "About users.", "confirm");
    expect(await causes("0001")).toEqual([]);
    expect(await causes("0002")).toEqual([emailAltered.summary]);
    expect(await causes()).toEqual([]);
  });

  it("can be confirmed in one go: every doc of what changed and its own", async () => {
    await write("users", "purpose");
    await write("users.email", "description");
    await write("users.id", "description");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    const confirmed = await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    expect(confirmed).toEqual({ confirmed: 2, left: [] });
    const page = await read();
    expect(page.columns.map(({ docs }) => docs.description?.number)).toEqual([1, 2]);
    const again = await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    expect(again).toEqual({ confirmed: 0, left: [] });
  });
});

describe("a column", () => {
  it("is stale by its own change only, and only where it has docs", async () => {
    await write("users.email", "description");
    const idAltered: TestChange = { key: "users.id", kind: "altered", table: "users", definition: { nullable: false } };
    await ground.lay({ version: "0002", changes: [emailAltered, idAltered] });
    const { columns, staleCauses } = await read();
    expect(columns.map(({ name, stale }) => [name, stale !== null])).toEqual([
      ["id", false],
      ["email", true],
    ]);
    expect(staleCauses).toHaveLength(2);
  });
});

describe("a table without docs", () => {
  it("is never stale", async () => {
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await causes()).toEqual([]);
  });

  it("is stale by a change after it was verified", async () => {
    const tables = [{ objectId: ground.id("users"), number: 0 }];
    await setStatus(project.viewers.reviewer, { slug: project.slug, tables, status: "verified" });
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await causes()).toEqual([emailAltered.summary]);
    const confirm = confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    await expect(confirm).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a whole table", () => {
  it("that is added makes nothing stale", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [{ key: "posts", kind: "added" }] });
    const grid = await findTables(project.viewers.viewer, { slug: project.slug });
    expect(grid.rows.map(({ name, stale }) => [name, stale])).toEqual([
      ["posts", null],
      ["users", null],
    ]);
  });

  it("that is dropped and comes back has its docs again, and is not stale by its coming back", async () => {
    await write("users", "purpose", 0, "People.");
    await write("users.email", "description", 0, "Where mail goes.");
    await ground.lay({ version: "0002", changes: users.map((change) => ({ ...change, kind: "dropped" })) });
    await expect(read()).rejects.toMatchObject({ code: "not_found", details: { lastVersion: "0001" } });
    expect((await read("0001")).table.docs.purpose?.text).toBe("People.");
    await ground.lay({
      version: "0003",
      changes: [...users, { key: "users_idx", kind: "added", objectKind: "index", table: "users" }],
    });
    const page = await read();
    expect(page.table.docs.purpose?.text).toBe("People.");
    expect(page.columns[1]?.docs.description?.text).toBe("Where mail goes.");
    expect(page.staleCauses).toEqual([]);
  });

  it("that is renamed keeps its docs, and its old name leads to the new one", async () => {
    await write("users", "purpose", 0, "People.");
    await write("users.email", "rationale", 0, "They sign in with it.");
    await ground.lay({ version: "0002", changes: [{ key: "users", kind: "renamed", name: "people" }] });
    const page = await read(undefined, "people");
    expect(page.table.docs.purpose?.text).toBe("People.");
    expect(page.columns[1]?.docs.rationale?.text).toBe("They sign in with it.");
    expect(page.table.stale).toMatchObject({ version: "0002" });
    await expect(read()).rejects.toMatchObject({
      code: "not_found",
      details: { movedTo: { schema: "public", name: "people" } },
    });
    await expect(read("0001", "people")).rejects.toMatchObject({ details: { movedTo: { name: "users" } } });
  });
});
