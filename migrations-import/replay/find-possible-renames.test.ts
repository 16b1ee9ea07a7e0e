import { expect, test } from "vitest";
import type { Migration } from "../model/source";
import { replay } from "./replay";

function migration(version: string, sql: string): Migration {
  const up = { start: 0, end: sql.length };
  return { version, name: version, path: `${version}.sql`, checksum: version, sql, up };
}

async function renamesIn(...texts: readonly string[]) {
  const migrations = texts.map((sql, index) => migration(String(index + 1), sql));
  const { outcomes } = await replay({ dialect: "postgres", migrations });
  return outcomes.at(-1)?.possibleRenames.map(({ kind, table, from, to }) => `${kind} ${table}: ${from} → ${to}`);
}

const notes = "CREATE TABLE notes (id int, author_id int, title text, body text);";

test("a column dropped and another of its type added in one migration is offered as a rename", async () => {
  const change = "ALTER TABLE notes DROP COLUMN author_id; ALTER TABLE notes ADD COLUMN owner_id int;";
  expect(await renamesIn(notes, change)).toEqual(["column notes: author_id → owner_id"]);
});

test("a column of a type that cannot hold the old values is not offered", async () => {
  const change = "ALTER TABLE notes DROP COLUMN author_id, ADD COLUMN author jsonb;";
  expect(await renamesIn(notes, change)).toEqual([]);
});

test("a table dropped and another with mostly its columns created is offered, and each only once", async () => {
  const change = `DROP TABLE notes; CREATE TABLE posts (id int, author_id int, title text, body text, at date);
    CREATE TABLE drafts (id int, title text);`;
  expect(await renamesIn(notes, change)).toEqual(["table notes: notes → posts"]);
});

test("of several columns that came and went, those whose names are alike are offered", async () => {
  const many = "CREATE TABLE orgs (organisation text, sandboxid text, login text, at date);";
  const change = `ALTER TABLE orgs DROP organisation, DROP sandboxid, DROP login;
    ALTER TABLE orgs ADD organization text, ADD sandbox_id text, ADD description text;`;
  expect(await renamesIn(many, change)).toEqual([
    "column orgs: sandboxid → sandbox_id",
    "column orgs: organisation → organization",
  ]);
});

test("tables of a few columns are only offered where their names are alike", async () => {
  const between = `CREATE TABLE "_UserToTeam" ("A" int, "B" int);`;
  const create = (name: string) => `DROP TABLE "_UserToTeam"; CREATE TABLE "${name}" ("A" int, "B" int);`;
  expect(await renamesIn(between, create("_LabelToPost"))).toEqual([]);
  expect(await renamesIn(between, create("_TeamToUser"))).toEqual(["table _UserToTeam: _UserToTeam → _TeamToUser"]);
});

test("a table that was made anew in another schema is offered with both", async () => {
  const change =
    "CREATE SCHEMA app; DROP TABLE notes; CREATE TABLE app.notes (id int, author_id int, title text, body text);";
  const migrations = [migration("1", notes), migration("2", change)];
  const { outcomes } = await replay({ dialect: "postgres", migrations });
  expect(outcomes.at(-1)?.possibleRenames.map(({ why }) => why)).toEqual([
    "public.notes was dropped and app.notes created in one migration; 4 of 4 columns are the same.",
  ]);
});

test("what was really renamed, or came in another migration, is not offered", async () => {
  expect(await renamesIn(notes, "ALTER TABLE notes RENAME COLUMN author_id TO owner_id;")).toEqual([]);
  const [drop, add] = ["ALTER TABLE notes DROP COLUMN author_id;", "ALTER TABLE notes ADD COLUMN owner_id int;"];
  expect(await renamesIn(notes, drop, add)).toEqual([]);
});
