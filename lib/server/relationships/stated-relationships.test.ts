import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { statementField } from "@/lib/domain/doc-fields";
import { MAX_STATED } from "@/lib/domain/relationships";
import { getDb } from "../db";
import { getDiagram } from "../diagrams/get-diagram";
import { confirmTable } from "../docs/confirm-table";
import { listRevisions } from "../docs/list-revisions";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { sourceFiles } from "../imports/testing/source-files";
import { search } from "../search/search";
import { countStale } from "../stale/count-stale";
import { listStale } from "../stale/list-stale";
import { getTable } from "../tables/get-table";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { listStated } from "./list-stated";
import { stateRelationship } from "./state-relationship";

withTestDatabase();

const history: Record<string, string> = {
  "0001_start.sql": `CREATE TABLE people (id serial PRIMARY KEY, name text); CREATE TABLE bots (id int PRIMARY KEY);
    CREATE TABLE keys (id int PRIMARY KEY, owner_type text CHECK (owner_type IN ('person', 'bot')), owner_id int, note text);`,
};

let project: TestProject;
let files: Record<string, string>;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  files = { ...history };
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(files) });
});

async function migrate(name: string, sql: string) {
  files = { ...files, [name]: sql };
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(files) });
}

const table = (name: string, asOf?: string) =>
  getTable(project.viewers.viewer, { slug: project.slug, schema: "public", name, ...(asOf ? { asOf } : {}) });

async function columnId(of: string, name: string): Promise<string> {
  return (await table(of)).columns.find((each) => each.name === name)?.objectId ?? "";
}

async function state() {
  return stateRelationship(project.viewers.editor, {
    slug: project.slug,
    from: [await columnId("keys", "owner_id")],
    to: [await columnId("people", "id")],
    where: { columnId: await columnId("keys", "owner_type"), value: "person" },
    rationale: "The service checks it: an owner may be a bot.",
  });
}

const stated = {
  from: { table: "keys", columns: ["owner_id"] },
  to: { table: "people", columns: ["id"] },
  where: { column: "owner_type", value: "person" },
  stale: null,
};

describe("a relationship that no foreign key states", () => {
  it("is shown by both its tables and drawn dashed, with its rationale", async () => {
    await state();
    for (const name of ["keys", "people"]) {
      const page = await table(name);
      expect(page.stated).toMatchObject([
        { ...stated, docs: { rationale: { text: "The service checks it: an owner may be a bot." } } },
      ]);
      expect(page.diagram).toContain('t_public__people |o..o{ t_public__keys : "owner_id where owner_type is person"');
    }
    expect((await table("bots")).stated).toEqual([]);
    const { source } = await getDiagram(project.viewers.viewer, { slug: project.slug });
    expect(source).toContain("t_public__people |o..o{ t_public__keys");
  });

  it("holds as of the migration it was stated at, and not before", async () => {
    await migrate("0002_more.sql", "ALTER TABLE bots ADD COLUMN name text;");
    await state();
    expect((await table("keys")).stated).toHaveLength(1);
    expect((await table("keys", "0001")).stated).toEqual([]);
  });

  it("survives renames of its tables and columns without going stale", async () => {
    await state();
    await migrate(
      "0002_names.sql",
      "ALTER TABLE people RENAME TO humans; ALTER TABLE keys RENAME COLUMN owner_id TO holder_id;",
    );
    expect((await table("humans")).stated).toMatchObject([
      { from: { table: "keys", columns: ["holder_id"] }, to: { table: "humans" }, stale: null },
    ]);
    expect((await table("keys", "0001")).stated).toMatchObject([stated]);
  });

  it("goes stale when one of its columns changes or goes, by no other, and is good again once confirmed", async () => {
    const { objectId } = await state();
    await migrate("0002_note.sql", "ALTER TABLE keys ALTER COLUMN note SET NOT NULL;");
    expect((await table("keys")).stated[0]?.stale).toBeNull();
    await migrate("0003_type.sql", "ALTER TABLE keys ALTER COLUMN owner_id TYPE bigint;");
    expect((await table("people")).stated[0]?.stale).toMatchObject({ version: "0003" });
    const { slug, viewers } = project;
    const text = "keys.owner_id → people.id where owner_type = 'person'";
    await saveDoc(viewers.editor, { slug, objectId, field: statementField, base: 1, text, kind: "confirm" });
    expect((await table("people")).stated[0]?.stale).toBeNull();
    await migrate("0004_gone.sql", "DROP TABLE people;");
    expect((await table("keys")).stated).toMatchObject([
      { to: { table: "people", isStanding: false }, stale: { version: "0004" } },
    ]);
  });

  it("is refused where a project has as many as it may", async () => {
    const { objectId: tableId } = await getDb().objectVersion.findFirstOrThrow({
      where: { projectId: project.id, name: "people" },
    });
    const ids = Array.from({ length: MAX_STATED }, () => randomUUID());
    const of = { projectId: project.id };
    await getDb().catalogObject.createMany({ data: ids.map((id) => ({ ...of, id, kind: "relationship", tableId })) });
    await getDb().statedRelationship.createMany({
      data: ids.map((objectId) => ({ ...of, objectId, toTableId: tableId })),
    });
    await expect(state()).rejects.toMatchObject({
      code: "invalid",
      message: "A project has at most 2000 stated relationships.",
    });
  });

  it("is among what is stale: listed, counted, told on its table's page, and confirmed with the table", async () => {
    const { objectId, statement } = await state();
    await migrate("0002_type.sql", "ALTER TABLE people ALTER COLUMN id TYPE bigint;");
    const { slug, viewers } = project;
    const { rows } = await listStale(viewers.viewer, { slug });
    const excerpt = "keys.owner_id → people.id where owner_type = 'person'";
    const { docId } = statement;
    expect(rows).toMatchObject([
      { docId, objectId, kind: "relationship", name: "keys", field: statementField, excerpt },
    ]);
    expect(await countStale(viewers.viewer, slug)).toBe(1);
    const page = await table("keys");
    expect(page.staleCauses).toMatchObject([{ version: "0002", aboutId: objectId, fields: [statementField] }]);
    expect(page.columns.filter(({ stale }) => stale !== null)).toEqual([]);
    const confirmed = await confirmTable(viewers.editor, { slug, objectId: page.table.objectId });
    expect(confirmed).toEqual({ confirmed: 1, left: [] });
    expect([(await table("people")).stated[0]?.stale, await countStale(viewers.viewer, slug)]).toEqual([null, 0]);
    expect((await listStale(viewers.viewer, { slug, asOf: "0001" })).found).toBe(0);
  });

  it("is found by the words of its rationale, until it is withdrawn", async () => {
    const { objectId } = await state();
    const { slug, viewers } = project;
    const find = async () => (await search(viewers.viewer, { slug, query: "owner may be a BOT" })).hits;
    const label = "Rationale of keys.owner_id → people.id where owner_type = 'person'";
    expect(await find()).toMatchObject([
      { kind: "doc", label, href: `/p/${slug}/tables/public/keys#relationship-${objectId}` },
    ]);
    await saveDoc(viewers.editor, { slug, objectId, field: statementField, base: 1, text: "" });
    expect(await find()).toEqual([]);
  });

  it("is withdrawn by a revision, and stated again with its history", async () => {
    const { objectId, statement } = await state();
    await expect(state()).rejects.toMatchObject({ code: "conflict" });
    const { slug, viewers } = project;
    await saveDoc(viewers.editor, { slug, objectId, field: statementField, base: 1, text: "" });
    expect((await table("keys")).stated).toEqual([]);
    expect(await state()).toMatchObject({ objectId, statement: { number: 3 } });
    const { revisions } = await listRevisions(viewers.viewer, { slug, docId: statement.docId ?? "" });
    expect(revisions.map(({ text }) => text !== "")).toEqual([true, false, true]);
  });

  it("is refused between columns that make none, and from those who may not write", async () => {
    const { slug, viewers } = project;
    const [from, to, other] = [
      await columnId("keys", "owner_id"),
      await columnId("people", "id"),
      await columnId("bots", "id"),
    ];
    const invalid = (input: Parameters<typeof stateRelationship>[1]) =>
      expect(stateRelationship(viewers.editor, input)).rejects.toMatchObject({ code: "invalid" });
    await invalid({ slug, from: [from], to: [to, other] });
    await invalid({ slug, from: [from, to], to: [to, other] });
    await invalid({ slug, from: [from], to: [to], where: { columnId: other, value: "x" } });
    await invalid({ slug, from: [project.id], to: [to] });
    await invalid({ slug, from: [from], to: [to], where: { columnId: await columnId("keys", "note"), value: "\0" } });
    const forbidden = stateRelationship(viewers.viewer, { slug, from: [from], to: [to] });
    await expect(forbidden).rejects.toMatchObject({ code: "forbidden" });
    await expect(listStated(viewers.stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
  });
});
