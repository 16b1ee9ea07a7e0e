import { beforeAll, describe, expect, it } from "vitest";
import { valueField } from "@/lib/domain/doc-fields";
import { hrefOfObject } from "@/lib/domain/href-of-object";
import type { ObjectView } from "@/lib/domain/object-view";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { sourceFiles } from "../imports/testing/source-files";
import { search } from "../search/search";
import { listStale } from "../stale/list-stale";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { listObjects } from "./list-objects";

withTestDatabase();

const first = {
  "0001_start.sql": `CREATE TYPE mood AS ENUM ('calm', 'loud');
    CREATE TABLE pets (id int PRIMARY KEY, mood mood, moods mood[]);
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN NEW; END $$;
    CREATE FUNCTION touch(id int) RETURNS int LANGUAGE sql AS 'SELECT id';
    CREATE TRIGGER pets_touch BEFORE UPDATE ON pets FOR EACH ROW EXECUTE FUNCTION touch();`,
};
const later = { "0002_mood.sql": "ALTER TYPE mood ADD VALUE 'wild'; DROP FUNCTION touch(int);" };

let project: TestProject;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  const { slug, viewers } = project;
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const mood = (await objects()).find(({ name }) => name === "mood");
  const doc = { slug, objectId: mood?.objectId ?? "", base: 0 };
  await saveDoc(viewers.editor, { ...doc, field: "rationale", text: "How a pet feels today." });
  await saveDoc(viewers.editor, { ...doc, field: valueField("loud"), text: "Will not be left alone." });
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...first, ...later }) });
});

async function objects(asOf?: string): Promise<readonly ObjectView[]> {
  return (await listObjects(project.viewers.viewer, { slug: project.slug, ...(asOf ? { asOf } : {}) })).objects;
}

const find = (list: readonly ObjectView[], name: string) => list.find((each) => each.name === name);

describe("what belongs to no table", () => {
  it("is listed with what it is, what uses it and where it comes from", async () => {
    const list = await objects();
    expect(list.map(({ kind, name, args }) => [kind, name, args])).toEqual([
      ["function", "touch", ""],
      ["enum", "mood", null],
    ]);
    expect(find(list, "touch")).toMatchObject({
      facts: ["returns trigger", "plpgsql", "runs as its owner"],
      origin: { version: "0001", line: 3 },
      uses: [{ kind: "trigger", schema: "public", table: "pets", name: "pets_touch" }],
    });
    expect(find(list, "mood")?.uses.map(({ name }) => name)).toEqual(["mood", "moods"]);
  });

  it("goes stale by its own change, and each field is good again once somebody writes or confirms it", async () => {
    const mood = find(await objects(), "mood");
    expect(mood?.stale).toMatchObject({ version: "0002" });
    expect(find(await objects("0001"), "mood")?.stale).toBeNull();
    const { slug, viewers } = project;
    const save = { slug, objectId: mood?.objectId ?? "", field: "rationale", text: "How a pet feels today." };
    await saveDoc(viewers.editor, { ...save, base: 1, kind: "confirm" });
    expect(Object.keys(find(await objects(), "mood")?.staleFields ?? {})).toEqual(["value:loud"]);
  });

  it("is pointed at by a change of what it mentions, until somebody says it is still true", async () => {
    const other = await createProjectWith({ dialect: "postgres" });
    const { slug, viewers } = other;
    const load = async (files: Record<string, string>) =>
      importFiles(viewers.editor, { slug, files: sourceFiles(files) });
    const names = async () => {
      const [found] = (await listObjects(viewers.viewer, { slug })).objects;
      return {
        objectId: found?.objectId ?? "",
        stale: found?.stale,
        beside: found?.concerns.map(({ version }) => version),
      };
    };
    const start = `CREATE TABLE pets (id int PRIMARY KEY, age int);
      CREATE FUNCTION oldest() RETURNS int LANGUAGE sql AS 'SELECT max(age) FROM pets';`;
    await load({ "0001_start.sql": start });
    const { objectId } = await names();
    const doc = { slug, objectId, field: "rationale", text: "Who is fed first." };
    await saveDoc(viewers.editor, { ...doc, base: 0 });
    await load({ "0001_start.sql": start, "0002_age.sql": "ALTER TABLE pets ALTER COLUMN age TYPE bigint;" });
    expect(await names()).toEqual({ objectId, stale: null, beside: ["0002"] });
    await saveDoc(viewers.editor, { ...doc, base: 1, kind: "confirm" });
    expect((await names()).beside).toEqual([]);
  });

  it("stands as of a migration as it was then", async () => {
    const then = await objects("0001");
    expect(then.filter(({ name }) => name === "touch")).toHaveLength(2);
    expect(find(then, "mood")?.values.map(({ value, doc }) => [value, doc?.text ?? ""])).toEqual([
      ["calm", ""],
      ["loud", "Will not be left alone."],
    ]);
    expect(find(await objects(), "mood")?.values).toHaveLength(3);
  });

  it("is found by name and by what is written, and leads to its place", async () => {
    const { slug, viewers } = project;
    const found = async (query: string) => (await search(viewers.viewer, { slug, query })).hits;
    const href = `/p/${slug}/objects#enum-public.mood`;
    expect(await found("touch")).toContainEqual(
      expect.objectContaining({ kind: "object", href: `/p/${slug}/objects#function-public.touch()` }),
    );
    expect(await found("be left alone")).toEqual([
      expect.objectContaining({ kind: "doc", label: "Meaning of loud of mood", href }),
    ]);
  });

  it("is told stale with what leads to its place", async () => {
    const { slug, viewers } = project;
    const { rows } = await listStale(viewers.viewer, { slug });
    const href = `/p/${slug}/objects#enum-public.mood`;
    expect(rows.map((row) => [row.field, hrefOfObject(slug, row)])).toContainEqual([valueField("loud"), href]);
  });

  it("is nobody's business outside of the project", async () => {
    const { slug, viewers } = project;
    await expect(listObjects(viewers.stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
  });
});
