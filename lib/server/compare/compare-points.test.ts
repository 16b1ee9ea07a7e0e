import { beforeAll, describe, expect, test } from "vitest";
import { toMarkdown } from "@/lib/domain/compare-words";
import { confirmTable } from "../docs/confirm-table";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { writerIn } from "../testing/writer-in";
import { comparePoints } from "./compare-points";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const table = (key: string, kind: TestChange["kind"] = "added", rest: Partial<TestChange> = {}): TestChange => ({
  key,
  kind,
  ...rest,
});
const column = (key: string, kind: TestChange["kind"], rest: Partial<TestChange> = {}): TestChange => ({
  key,
  kind,
  objectKind: "column",
  table: key.split(".")[0] ?? "",
  ...rest,
});

const write = writerIn(() => ({ project, ground }));

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const names = ["users", "orders", "posts", "logs", "still"];
  await ground.lay({
    version: "0001",
    changes: [...names.map((name) => table(name)), column("users.email", "added"), column("orders.total", "added")],
  });
  for (const key of ["users", "orders", "posts"]) await write(key, "purpose", 0, `What ${key} are for.`);
  await write("users.email", "description", 0, "Where mail goes.");
  await write("orders.total", "description", 0, "What it comes to.");
  await ground.lay({
    version: "0002",
    changes: [
      column("users.email", "altered", { definition: { type: "citext" } }),
      column("orders.total", "altered", { definition: { type: "bigint" } }),
      table("events"),
      column("events.at", "added", { consequence: true }),
    ],
  });
  await write("users.email", "description", 1, "Where mail goes, in any case.");
  await ground.lay({
    version: "0003",
    changes: [
      column("orders.total", "altered", { definition: { type: "bigint" } }),
      column("orders.total", "altered", { definition: { type: "numeric" } }),
      table("posts", "renamed", { name: "articles" }),
      table("logs", "dropped"),
      table("passing"),
    ],
  });
  await write("posts", "purpose", 1, "What articles are for.");
  await ground.lay({ version: "0004", changes: [table("passing", "dropped")] });
  await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
});

const compare = (from?: string, to?: string, rest = {}) =>
  comparePoints(project.viewers.viewer, {
    slug: project.slug,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...rest,
  });

const told = ({ tables }: Awaited<ReturnType<typeof compare>>) =>
  Object.fromEntries(tables.map(({ name, change, docs }) => [name, [change, docs]]));

describe("two migrations compared", () => {
  test("say of each table what became of its schema, and whether its docs followed", async () => {
    const comparison = await compare("0001", "0003");
    expect(told(comparison)).toEqual({
      articles: ["renamed", "enhanced"],
      events: ["added", "new"],
      logs: ["removed", "removed"],
      orders: ["altered", "stale"],
      passing: ["added", "new"],
      users: ["altered", "enhanced"],
    });
    expect(comparison.totals).toEqual({
      tables: { added: 2, altered: 2, renamed: 1, removed: 1 },
      objects: { added: 1, altered: 2, renamed: 0, removed: 0 },
      docs: { new: 2, enhanced: 2, unchanged: 1, stale: 1, removed: 1 },
      fields: 2,
    });
  });

  test("give each fact before and after, the migration that did it, and the revisions to read", async () => {
    const { tables } = await compare("0001");
    const users = tables.find(({ name }) => name === "users");
    expect(users?.objects).toMatchObject([
      {
        name: "email",
        kind: "altered",
        facts: [{ fact: "type", before: "text", after: "citext" }],
        by: [{ version: "0002" }],
      },
    ]);
    expect(users?.writings).toMatchObject([{ object: "email", field: "Description", from: 1, to: 2 }]);
    const total = tables.find(({ name }) => name === "orders")?.objects[0];
    expect(total?.by, "a statement that changed it twice is named once").toMatchObject([
      { version: "0002" },
      { version: "0003" },
    ]);
    expect(tables.find(({ name }) => name === "articles")?.was).toEqual({ schema: "public", name: "posts" });
  });

  test("leave out what came and went, and what changed and changed back", async () => {
    const names = (await compare("0002", "0004")).tables.map(({ name }) => name);
    expect(names).toEqual(["articles", "logs", "orders"]);
    const other = await createProjectWith({ dialect: "postgres" });
    const laid = groundOf({ id: other.id, createdById: other.people.admin.id });
    const typed = (type: string): TestChange => column("users.email", "altered", { definition: { type } });
    await laid.lay({ version: "1", changes: [table("users"), column("users.email", "added")] });
    await laid.lay({ version: "2", changes: [typed("citext")] }, { version: "3", changes: [typed("text")] });
    const back = await comparePoints(other.viewers.viewer, { slug: other.slug, from: "1" });
    expect([back.found, back.totals.tables.altered]).toEqual([0, 0]);
  });

  test("are empty where both are one, whichever it is", async () => {
    for (const version of ["start", "0001", "0002", "0003", "0004"]) {
      const same = await compare(version, version);
      expect([same.found, same.others, same.totals.fields]).toEqual([0, [], 0]);
    }
  });

  test("agree whichever way one goes, and with the steps between", async () => {
    expect(await compare("0003", "0001")).toEqual(await compare("0001", "0003"));
    const whole = await compare("start", "0004");
    expect(whole.totals.tables).toEqual({ added: 5, altered: 0, renamed: 0, removed: 0 });
    const versions = ["start", "0001", "0002", "0003", "0004"];
    let standing = 0;
    for (const [index, to] of versions.slice(1).entries()) {
      const { totals } = await compare(versions[index], to);
      standing += totals.tables.added - totals.tables.removed;
    }
    expect(standing).toBe(whole.totals.tables.added);
  });

  test("begin with what the newest migration did; the filter and the page choose among the tables", async () => {
    const newest = await compare();
    expect([newest.from.version, newest.to.version, newest.isHead]).toEqual(["0003", "0004", true]);
    const filtered = await compare("0001", "0003", { filter: { docs: "stale" } });
    expect(told(filtered)).toEqual({ orders: ["altered", "stale"] });
    expect(filtered.totals.tables.added).toBe(2);
    expect((await compare("0001", "0003", { filter: { query: "POSTS" } })).tables.map(({ name }) => name)).toEqual([
      "articles",
    ]);
    expect(await compare("0001", "0003", { page: 99 })).toMatchObject({ page: 1, pages: 1 });
  });

  test("can be told as Markdown, whatever things are called", async () => {
    const text = toMarkdown("My *shop*", await compare("0001", "0003", { page: "all" }));
    expect(text).toContain("# My \\*shop\\*: from 0001 to 0003");
    expect(text).toContain("- Altered: column `email`: type `text` → `citext` (0002)");
    expect(text).toContain("## `public.articles` (was `public.posts`)");
    expect(text).toContain("- Not followed by its docs:");
  });

  test("are Markdown in which no name of a section, a version or a change is anything but its text", async () => {
    const found = await compare("0001", "0003", { page: "all" });
    const evil = "<img src=x onerror=alert(1)>\n\n# [Approved](https://evil.example)";
    const tables = found.tables.map((each) => ({
      ...each,
      writings: each.writings.map((writing) => ({ ...writing, field: `own:${evil}` })),
      stale: each.stale.map((cause) => ({ ...cause, summary: evil, version: evil })),
      objects: each.objects.map((object) => ({ ...object, by: object.by.map((by) => ({ ...by, version: evil })) })),
    }));
    const text = toMarkdown("Shop", { ...found, tables });
    expect(text).toContain("\\<img src=x onerror=alert(1)\\> \\# \\[Approved\\]");
    expect(text).not.toMatch(/(?<!\\)<img|^# \[|(?<!\\)\[Approved/mu);
  });

  test("are not found by strangers, nor where there is no such migration", async () => {
    const { slug, viewers } = project;
    await expect(comparePoints(viewers.stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
    await expect(compare("0009")).rejects.toMatchObject({ code: "not_found" });
  });
});
