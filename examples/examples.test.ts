import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PostgresDatabase } from "./testing/postgres-database";
import { type DocFile, partKinds } from "./testing/read-doc-file";
import { readSample, type Sample, slugs } from "./testing/read-sample";
import { type SchemaAt, splitExamples } from "./testing/schema-facts";
import { SqliteDatabase } from "./testing/sqlite-database";

const sections = ["Purpose", "Design decisions", "Usage", "Performance", "Data retention", "Notes", "Examples", ...partKinds];
const statuses = ["not started", "draft", "in review", "verified"];

/** What a sample's real database looked like after a migration; `undo` removes what it needed. */
async function schemasOf(sample: Sample): Promise<{ schemas: SchemaAt[]; undo: () => Promise<void> }> {
  const undo: (() => Promise<void>)[] = [];
  const schemas: SchemaAt[] = [];
  for (const [index, { version }] of sample.migrations.entries()) {
    const migrations = sample.migrations.slice(0, index + 1);
    if (sample.dialect === "sqlite") {
      const database = new SqliteDatabase(migrations);
      undo.push(async () => database.close());
      schemas.push(database.schemaAt(version));
      continue;
    }
    const database = await PostgresDatabase.create(sample.layout);
    undo.push(() => database.drop());
    for (const migration of migrations) await database.apply(migration);
    schemas.push(await database.schemaAt(version));
  }
  return { schemas, undo: async () => void (await Promise.all(undo.map((step) => step()))) };
}

describe.each(slugs)("the docs of %s", (slug) => {
  const sample = readSample(slug);
  const head = sample.migrations.at(-1)?.version ?? "";
  let schemas: SchemaAt[] = [];
  let undo = async () => {};

  beforeAll(async () => {
    ({ schemas, undo } = await schemasOf(sample));
  }, 120_000);
  afterAll(() => undo());

  const atOf = (doc: DocFile) => schemas.find((schema) => schema.version === doc.front.get("at"));
  const atHead = () => schemas.find((schema) => schema.version === head);

  it("speak only of tables and parts that exist, then and now", () => {
    const missing = sample.tableDocs.flatMap((doc) => [...absentFrom(doc, atOf(doc)), ...absentFrom(doc, atHead())]);
    expect(missing).toEqual([]);
  });

  it("name each part once and say something of it", () => {
    for (const doc of sample.tableDocs) {
      const names = doc.parts.map((part) => `${part.kind} ${part.name}`);
      expect(new Set(names).size, doc.name).toBe(names.length);
      expect(
        doc.parts.filter((part) => part.text === ""),
        doc.name,
      ).toEqual([]);
    }
  });

  it("use the sections, statuses, owners and versions that a seed understands", () => {
    const owners = [...sample.teams, ...sample.members.map((member) => member.handle)];
    const versions = sample.migrations.map((migration) => migration.version);
    for (const doc of sample.tableDocs) {
      expect(owners, doc.name).toContain(doc.front.get("owner"));
      expect(statuses, doc.name).toContain(doc.front.get("status"));
      expect(sections, doc.name).toEqual(expect.arrayContaining([...doc.sections]));
    }
    for (const doc of [...sample.tableDocs, ...sample.pages]) expect(versions, doc.name).toContain(doc.front.get("at"));
    for (const page of sample.pages) expect(page.front.get("title"), page.name).toBeTruthy();
  });

  it("show SQL that the database accepts", async () => {
    const complaints: string[] = [];
    for (const doc of [...sample.tableDocs, ...sample.pages]) {
      const said = (await atOf(doc)?.prepare(doc.sql.flatMap(splitExamples))) ?? [];
      complaints.push(...said.map((complaint) => `${doc.name}: ${complaint}`));
    }
    expect(complaints).toEqual([]);
  });
});

function absentFrom(doc: DocFile, schema: SchemaAt | undefined): string[] {
  const table = schema?.tables.get(doc.name);
  if (!schema || !table) return [`table ${doc.name} at ${schema?.version ?? doc.front.get("at")}`];
  const absent = doc.parts.filter((part) => !table[part.kind].has(part.name));
  return absent.map((part) => `${part.kind} ${doc.name}.${part.name} at ${schema.version}`);
}

describe("the people of the samples", () => {
  const projects = slugs.map((slug) => readSample(slug));
  const members = projects.flatMap((project) => project.members);

  it("are the same person under one handle", () => {
    const people = new Set(members.map(({ handle, name, email }) => `${handle} ${name} ${email}`));
    const handles = new Set(members.map((member) => member.handle));
    expect(people.size).toBe(handles.size);
    expect(handles.size).toBeGreaterThanOrEqual(6);
    expect(handles.size).toBeLessThanOrEqual(8);
  });

  it("have every role in every project, and teams of that project", () => {
    for (const { members: people, teams } of projects) {
      expect(new Set(people.map((member) => member.role))).toEqual(new Set(["viewer", "editor", "reviewer", "admin"]));
      expect(teams).toEqual(expect.arrayContaining(people.flatMap((member) => [...member.teams])));
    }
  });

  it("have addresses that reach nobody", () => {
    for (const { email } of members) expect(email).toMatch(/^[a-z.]+@example\.com$/);
  });
});
