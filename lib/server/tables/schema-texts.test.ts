import { beforeAll, describe, expect, it, test } from "vitest";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { sourceFiles } from "../imports/testing/source-files";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { getTable } from "./get-table";

withTestDatabase();

const first = {
  "0001_pets.sql": `CREATE TABLE pets (id int PRIMARY KEY, name text);
COMMENT ON TABLE pets IS 'Animals of the house.';
COMMENT ON COLUMN pets.name IS 'What it listens to.';`,
};
const later = { "0002_name.sql": "\nCOMMENT ON COLUMN pets.name IS 'What it is called.';" };

let project: TestProject;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(first) });
});

async function page(asOf?: string) {
  const { slug, viewers } = project;
  const read = await getTable(viewers.viewer, { slug, schema: "public", name: "pets", ...(asOf ? { asOf } : {}) });
  const name = read.columns.find((each) => each.name === "name");
  if (!name) throw new Error("no column name");
  return { table: read.table, name };
}

async function write(base: number, text: string, kind: "edit" | "confirm" = "edit") {
  const { objectId } = (await page()).name;
  const { slug, viewers } = project;
  await saveDoc(viewers.editor, { slug, objectId, field: "description", base, text, kind });
}

describe("what the migrations say in words", () => {
  it("is the first text, told apart from what people write, with the statement that says it", async () => {
    const { table, name } = await page();
    expect(table.schemaText).toEqual({
      field: "purpose",
      text: "Animals of the house.",
      source: { path: "0001_pets.sql", version: "0001", line: 2, endLine: 2 },
      isNewer: false,
    });
    expect(name.schemaText).toMatchObject({ field: "description", text: "What it listens to.", source: { line: 3 } });
    expect([table.docs, name.docs]).toEqual([{}, {}]);
  });

  it("offers itself beside what somebody wrote only when it changed afterwards, and changes nothing by itself", async () => {
    await write(0, "The name on its collar.");
    expect((await page()).name.schemaText).toMatchObject({ isNewer: false });
    await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles({ ...first, ...later }) });
    const { name } = await page();
    expect(name.docs.description?.text).toBe("The name on its collar.");
    expect(name.schemaText).toMatchObject({
      text: "What it is called.",
      isNewer: true,
      source: { version: "0002", line: 2 },
    });
    expect((await page("0001")).name.schemaText).toMatchObject({ text: "What it listens to.", isNewer: false });
  });

  it("is no longer offered once what is written was kept, or it was taken over as a revision like any other", async () => {
    await write(1, "The name on its collar.", "confirm");
    expect((await page()).name.schemaText).toMatchObject({ isNewer: false });
    await write(2, "What it is called.");
    const { docs, schemaText } = (await page()).name;
    expect(docs.description).toMatchObject({ number: 3, text: "What it is called." });
    expect(schemaText).toMatchObject({ isNewer: false });
  });
});

test("where no database keeps comments, those beside the SQL are the first text", async () => {
  const { slug, viewers } = await createProjectWith({ dialect: "sqlite" });
  const sql =
    "-- Animals of the house.\nCREATE TABLE pets (\n  id INTEGER PRIMARY KEY,\n  name TEXT -- what it listens to\n);";
  await importFiles(viewers.editor, { slug, files: sourceFiles({ "0001_pets.sql": sql }) });
  const { table, columns } = await getTable(viewers.viewer, { slug, schema: "main", name: "pets" });
  expect(table.schemaText).toMatchObject({ field: "purpose", text: "Animals of the house.", source: { line: 2 } });
  expect(columns.map(({ schemaText }) => schemaText?.text ?? null)).toEqual([null, "what it listens to"]);
});
