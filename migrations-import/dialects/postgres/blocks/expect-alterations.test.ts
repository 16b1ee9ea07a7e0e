import { expect, it } from "vitest";
import { replay } from "../../../replay/replay";
import { sortMigrations } from "../../../sort-migrations";

async function diagnosticsOf(...files: readonly string[]): Promise<readonly string[]> {
  const sources = files.map((sql, at) => ({ path: `00${at + 1}.sql`, bytes: Buffer.from(sql) }));
  const { outcomes } = await replay(await sortMigrations(sources));
  return outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ code, message }) => `${code}: ${message}`));
}

const table = "CREATE TABLE books (id int); CREATE TABLE shelves (id int);";
const build = (sql: string) => `DO $$ BEGIN EXECUTE format('${sql}', (SELECT min(id) FROM shelves)); END $$;`;
const dynamic = "DYNAMIC_SQL: the block builds SQL and executes it";
const uses = "CREATE INDEX ON books (shelf); ALTER TABLE books ALTER shelf SET NOT NULL;";

it("a column that a block adds, as only running it would tell, may be named afterwards", async () => {
  expect(await diagnosticsOf(table, build("ALTER TABLE books ADD shelf int DEFAULT %L"), uses)).toEqual([dynamic]);
  expect(
    await diagnosticsOf(table, build('ALTER TABLE ONLY public."books" RENAME COLUMN id TO shelf -- %L'), uses),
  ).toEqual([dynamic]);
});

it("a column called almost like a word of SQL is one", async () => {
  const alter = build("ALTER TABLE books ADD checked int DEFAULT %L");
  expect(await diagnosticsOf(table, alter, "CREATE INDEX ON books (checked);")).toEqual([dynamic]);
});

it("a column of another table, or behind a block that adds none, may not", async () => {
  const missing = "UNKNOWN_OBJECT: column shelf of books does not exist here";
  for (const sql of ["ALTER TABLE shelves ADD shelf int DEFAULT %L", "ALTER TABLE books ADD  CHECK (id > %L)"]) {
    expect(await diagnosticsOf(table, build(sql), uses)).toEqual([dynamic, missing, missing]);
  }
});
