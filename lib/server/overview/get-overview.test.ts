import { beforeAll, describe, expect, it } from "vitest";
import { listActivity } from "../activity/list-activity";
import { getDiagram } from "../diagrams/get-diagram";
import { saveDoc } from "../docs/save-doc";
import { setOwner } from "../owners/set-owner";
import { createPage } from "../pages/create-page";
import { listPages } from "../pages/list-pages";
import { search } from "../search/search";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";
import { getOverview } from "./get-overview";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let slug: string;

const column = (table: string, name: string) =>
  ({ key: `${table}.${name}`, kind: "added", objectKind: "column", table, consequence: true }) as const;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  slug = project.slug;
  const { editor, reviewer } = project.viewers;
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      column("users", "email"),
      column("users", "100%_sure"),
      { key: "orders", kind: "added" },
      {
        key: "orders.fk",
        kind: "added",
        objectKind: "constraint",
        table: "orders",
        consequence: true,
        definition: {
          type: "foreign key",
          columns: ["email"],
          references: {
            schema: "public",
            table: "users",
            columns: ["email"],
            onDelete: "CASCADE",
            onUpdate: "NO ACTION",
          },
        },
      },
    ],
  });
  for (const [key, field, text] of [
    ["users.email", "description", "Where mail goes."],
    ["users", "purpose", "Everybody we know."],
  ] as const)
    await saveDoc(editor, { slug, objectId: ground.id(key), field, base: 0, text });
  await setOwner(editor, { slug, objectIds: [ground.id("users")], owner: { kind: "member", id: editor.userId } });
  await verifyTable(reviewer, slug, ground.id("orders"));
  await ground.lay({
    version: "0002",
    changes: ["users.email", "orders.fk"].map((key) => ({ key, kind: "altered", table: key.split(".")[0] ?? "" })),
  });
});

describe("the overview", () => {
  it("counts tables, coverage and statuses, and says what is stale by owner and by which migration", async () => {
    const overview = await getOverview(project.viewers.viewer, slug);
    expect(overview).toMatchObject({
      tables: 2,
      coverage: { documented: 2, required: 5 },
      statuses: { not_started: 1, draft: 0, in_review: 0, verified: 1 },
      staleTables: 2,
    });
    expect(overview.staleByOwner.map(({ owner, tables }) => [owner?.name, tables.map(({ name }) => name)])).toEqual([
      [project.people.editor.name, ["users"]],
      [undefined, ["orders"]],
    ]);
    expect(overview.migrations).toMatchObject([
      { version: "0002", staleTables: 2, changes: { altered: 2 } },
      { version: "0001", staleTables: 0, changes: { added: 2 } },
    ]);
    expect(overview.edits).toMatchObject([
      { table: "users", field: "purpose", object: "users", version: "0001" },
      { table: "users", field: "description", object: "users.email", version: "0001" },
    ]);
    expect(overview.bands.map(({ version, label }) => [version, label])).toEqual([
      ["0001", "2 changes"],
      ["0002", "2 changes"],
    ]);
  });

  it("is not to be had by strangers", async () => {
    const { stranger } = project.viewers;
    await expect(getOverview(stranger, slug)).rejects.toMatchObject({ code: "not_found" });
    await expect(listActivity(stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
    await expect(search(stranger, { slug, query: "users" })).rejects.toMatchObject({ code: "not_found" });
    await expect(getDiagram(stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
    await expect(listPages(stranger, slug)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the activity", () => {
  it("says who did what, newest first", async () => {
    const { entries } = await listActivity(project.viewers.viewer, { slug });
    expect(entries.map(({ kind, summary, subject }) => [kind, summary, subject])).toEqual([
      ["import", "imported", "1 migration"],
      ["status", "verified", "orders"],
      ["status", "set the status “Draft” on", "orders"],
      ["owner", `made ${project.people.editor.name} the owner of`, "users"],
      ["revision", "wrote the purpose of", "users"],
      ["revision", "wrote the description of", "users.email"],
      ["import", "imported", "1 migration"],
    ]);
  });

  it("comes a page at a time, without gap or repetition", async () => {
    const other = await createProjectWith();
    const page = await createPage(other.viewers.editor, { slug: other.slug, title: "Long" });
    const edits = Array.from({ length: 55 }, (_, base) => base);
    for (const base of edits)
      await saveDoc(other.viewers.editor, { slug: other.slug, pageId: page.id, field: "body", base, text: `${base}` });
    const first = await listActivity(other.viewers.viewer, { slug: other.slug });
    const before = first.nextBefore ?? "";
    const second = await listActivity(other.viewers.viewer, { slug: other.slug, before });
    expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(55);
    expect([first.entries.length, second.nextBefore]).toEqual([50, null]);
    const wrong = listActivity(other.viewers.viewer, { slug: other.slug, before: "yesterday" });
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("search", () => {
  const find = async (query: string) => (await search(project.viewers.viewer, { slug, query })).hits;

  it("finds names, qualified names, docs and migrations, and leads there", async () => {
    expect((await find("USERS"))[0]).toMatchObject({
      kind: "table",
      label: "users",
      href: `/p/${slug}/tables/public/users`,
    });
    expect((await find("users.em"))[0]).toMatchObject({ kind: "column", label: "users.email" });
    expect(await find("everybody")).toMatchObject([
      { kind: "doc", label: "Purpose of users", detail: "Everybody we know." },
    ]);
    expect((await find("0002"))[0]).toMatchObject({ kind: "migration", href: `/p/${slug}/migrations/0002.sql` });
  });

  it("takes % and _ for themselves", async () => {
    expect((await find("100%_")).map(({ label }) => label)).toEqual(["users.100%_sure"]);
    expect(await find("e_ail")).toEqual([]);
  });

  it("refuses more than 200 characters and finds nothing for nothing", async () => {
    await expect(find("x".repeat(201))).rejects.toMatchObject({ code: "invalid" });
    expect(await find("  ")).toEqual([]);
  });
});

describe("the diagram", () => {
  it("shows the tables with most relationships, or those that were chosen", async () => {
    const whole = await getDiagram(project.viewers.viewer, { slug });
    expect(whole.tables.map(({ name }) => name)).toEqual(["orders", "users"]);
    expect(whole.source).toContain("t_public__users |o--o{ t_public__orders");
    const chosen = await getDiagram(project.viewers.viewer, { slug, tables: ["public.users", "public.nothing"] });
    expect(chosen.tables).toEqual([{ schema: "public", name: "users", node: "t_public__users" }]);
    expect(chosen.source).not.toContain("orders");
  });
});
