import { beforeAll, describe, expect, test } from "vitest";
import { getDiagram } from "../diagrams/get-diagram";
import { saveDoc } from "../docs/save-doc";
import { getMigration } from "../migrations/get-migration";
import { getOverview } from "../overview/get-overview";
import { setOwner } from "../owners/set-owner";
import { createPage } from "../pages/create-page";
import { getPage } from "../pages/get-page";
import { search } from "../search/search";
import { getTable } from "../tables/get-table";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let slug: string;
const saved = new Map<string, string>();
const versions = ["0001", "0002", "0003", "0004"];

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  slug = project.slug;
  const { editor, reviewer } = project.viewers;
  const { id: pageId } = await createPage(editor, { slug, title: "Backups" });
  let base = 0;
  for (const version of versions) {
    const first = version === "0001";
    await ground.lay({
      version,
      changes: first
        ? [{ key: "users", kind: "added" }]
        : [{ key: "users", kind: "renamed", name: `users_${version}` }],
    });
    // Two edits at each migration but one: the later one is what was true then.
    if (version === "0003") continue;
    for (const turn of ["first", "last"]) {
      const text = `The ${turn} words at ${version}`;
      await saveDoc(editor, { slug, objectId: ground.id("users"), field: "purpose", base, text });
      await saveDoc(editor, { slug, pageId, field: "body", base, text });
      base += 1;
    }
    saved.set(version, `The last words at ${version}`);
  }
  await ground.lay({ version: "0005", changes: [{ key: "orders", kind: "added" }] });
  await setOwner(editor, { slug, objectIds: [ground.id("users")], owner: { kind: "member", id: editor.userId } });
  await verifyTable(reviewer, slug, ground.id("users"));
});

const viewer = () => project.viewers.viewer;
const nameAt = (version: string) => (version === "0001" ? "users" : `users_${version}`);
const textAt = (version: string) => saved.get(version) ?? saved.get("0002");

describe("as of any migration", () => {
  test("a table has the name and the docs it had, and nobody its later owner or status", async () => {
    for (const version of versions) {
      const page = await getTable(viewer(), { slug, schema: "public", name: nameAt(version), asOf: version });
      expect(page.table.docs.purpose?.text).toBe(textAt(version));
      expect([page.table.owner, page.table.status]).toEqual([null, "not_started"]);
    }
    const now = await getTable(viewer(), { slug, schema: "public", name: nameAt("0004") });
    expect([now.table.owner?.name, now.table.status]).toEqual([project.people.editor.name, "verified"]);
  });

  test("a page of the wiki has the text it had", async () => {
    for (const version of versions)
      expect((await getPage(viewer(), { slug, pageSlug: "backups", asOf: version })).body.text).toBe(textAt(version));
  });

  test("the overview counts what was there, and tells no later edit", async () => {
    const then = await getOverview(viewer(), slug, { asOf: "0002" });
    expect(then).toMatchObject({
      tables: 1,
      statuses: { verified: 0 },
      asOf: { isHead: false, version: "0002" },
      code: null,
    });
    expect(then.migrations.map(({ version }) => version)).toEqual(["0002", "0001"]);
    expect(new Set(then.edits.map(({ version }) => version))).toEqual(new Set(["0002", "0001"]));
    expect(then.reading.statements.applied).toBe(2);
    expect(await getOverview(viewer(), slug)).toMatchObject({ tables: 2, statuses: { verified: 1 } });
  });

  test("search finds the names and words of then, and leads there", async () => {
    const find = async (query: string, asOf?: string) =>
      (await search(viewer(), { slug, query, ...(asOf ? { asOf } : {}) })).hits;
    expect((await find("users", "0001"))[0]).toMatchObject({
      label: "users",
      href: `/p/${slug}/tables/public/users?asOf=0001`,
    });
    expect((await find("last words at 0002", "0003")).map(({ kind }) => kind).sort()).toEqual(["doc", "page"]);
    expect(await find("last words at 0002", "0001")).toEqual([]);
    expect(await find("last words at 0002")).toEqual([]);
    expect(await find("0004", "0003")).toEqual([]);
  });

  test("a diagram draws the tables of then, and a migration's page names them so", async () => {
    const diagram = await getDiagram(viewer(), { slug, asOf: "0002" });
    expect(diagram.tables.map(({ name }) => name)).toEqual(["users_0002"]);
    const { changesList, next } = await getMigration(viewer(), slug, "0002.sql", { asOf: "0002" });
    expect([changesList[0]?.table?.name, next]).toEqual(["users_0002", null]);
    await expect(getMigration(viewer(), slug, "0003.sql", { asOf: "0002" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
