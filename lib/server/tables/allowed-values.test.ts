import { beforeAll, describe, expect, it } from "vitest";
import type { ColumnView } from "@/lib/domain/catalog-view";
import { valueField } from "@/lib/domain/doc-fields";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { sourceFiles } from "../imports/testing/source-files";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { getTable } from "./get-table";

withTestDatabase();

const history = {
  "0001_start.sql": `CREATE TYPE mood AS ENUM ('calm', 'loud');
    CREATE TABLE pets (id int PRIMARY KEY, mood mood, moods mood[], state text CHECK (state IN ('in', 'out')), note text);`,
};
const later = {
  "0002_state.sql": `ALTER TABLE pets DROP CONSTRAINT pets_state_check;
    ALTER TABLE pets ADD CONSTRAINT pets_state_check CHECK (state IN ('in', 'lost'));`,
};

let project: TestProject;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(history) });
});

async function column(name: string, asOf?: string): Promise<ColumnView> {
  const { slug, viewers } = project;
  const page = await getTable(viewers.viewer, { slug, schema: "public", name: "pets", ...(asOf ? { asOf } : {}) });
  const found = page.columns.find((each) => each.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

const said = ({ values }: ColumnView) => values.map(({ value, isAllowed, doc }) => [value, isAllowed, doc?.text ?? ""]);

async function write(objectId: string, value: string, text: string) {
  const { slug, viewers } = project;
  await saveDoc(viewers.editor, { slug, objectId, field: valueField(value), base: 0, text });
}

describe("the allowed values of a column", () => {
  it("are those of its enum, and what one means is written once for every column of that type", async () => {
    const { values, valuesFrom } = await column("mood");
    expect(valuesFrom).toEqual({ kind: "enum", schema: "public", name: "mood" });
    await write(values[1]?.objectId ?? "", "loud", "Will not be left alone.");
    const expected = [
      ["calm", true, ""],
      ["loud", true, "Will not be left alone."],
    ];
    expect(said(await column("mood"))).toEqual(expected);
    expect(said(await column("moods"))).toEqual(expected);
  });

  it("are those of a CHECK; of one that is no longer allowed the meaning stays, also as of the past", async () => {
    const { objectId, valuesFrom } = await column("state");
    expect(valuesFrom).toEqual({ kind: "check", name: "pets_state_check" });
    await write(objectId, "out", "With somebody else.");
    await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles({ ...history, ...later }) });
    expect(said(await column("state"))).toEqual([
      ["in", true, ""],
      ["lost", true, ""],
      ["out", false, "With somebody else."],
    ]);
    expect(said(await column("state", "0001"))).toEqual([
      ["in", true, ""],
      ["out", true, "With somebody else."],
    ]);
  });

  it("are none where the schema names none, and people may name them all the same", async () => {
    const { objectId, values, valuesFrom } = await column("note");
    expect({ values, valuesFrom }).toEqual({ values: [], valuesFrom: null });
    await write(objectId, "n/a", "Nobody asked.");
    expect(said(await column("note"))).toEqual([["n/a", false, "Nobody asked."]]);
  });
});
