import { expect, test } from "vitest";
import { replay } from "../replay/replay";
import { sortMigrations } from "../sort-migrations";
import { drizzleJournal, sourceFiles } from "../testing/source-files";
import { secondOpinion } from "./second-opinion";

const first = `CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE "users" ("id" serial PRIMARY KEY NOT NULL, "email" varchar(255) NOT NULL, "mood" mood DEFAULT 'good');
CREATE INDEX users_mood ON users (mood);`;
const second = `CREATE TABLE posts (id uuid PRIMARY KEY, author integer NOT NULL REFERENCES users (id) ON DELETE CASCADE);`;

const column = (name: string, type: string, rest: object = {}) => ({ [name]: { name, type, notNull: false, ...rest } });
const users = {
  name: "users",
  schema: "",
  columns: {
    ...column("id", "serial", { primaryKey: true, notNull: true }),
    ...column("email", "varchar(255)", { notNull: true }),
    ...column("mood", "mood", { typeSchema: "public", default: "'good'" }),
  },
  indexes: {
    users_mood: { name: "users_mood", columns: [{ expression: "mood", isExpression: false }], isUnique: false },
  },
  isRLSEnabled: false,
};
const posts = {
  name: "posts",
  schema: "",
  columns: {
    ...column("id", "uuid", { primaryKey: true, notNull: true }),
    ...column("author", "integer", { notNull: true }),
  },
  foreignKeys: {
    posts_author_fk: {
      tableTo: "users",
      columnsFrom: ["author"],
      columnsTo: ["id"],
      onDelete: "cascade",
      onUpdate: "no action",
    },
  },
};
const enums = { "public.mood": { name: "mood", schema: "public", values: ["good", "bad"] } };
const snapshotOf = (...tables: readonly { readonly name: string }[]) =>
  JSON.stringify({ dialect: "postgresql", tables: Object.fromEntries(tables.map((each) => [each.name, each])), enums });

async function opinionOf(files: { [path: string]: string }) {
  const given = sourceFiles(files);
  const set = await sortMigrations(given);
  return secondOpinion(given, set.dialect, await replay(set)).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
}

const journal = {
  "meta/_journal.json": drizzleJournal("postgresql", ["0000_a", "0001_b"]),
  "0000_a.sql": first,
  "0001_b.sql": second,
};

test("a snapshot that agrees with the migrations has nothing to say", async () => {
  expect(await opinionOf({ ...journal, "meta/0001_snapshot.json": snapshotOf(users, posts) })).toEqual([]);
});

test("a snapshot is held against the catalog at its own migration", async () => {
  expect(await opinionOf({ ...journal, "meta/0000_snapshot.json": snapshotOf(users) })).toEqual([]);
});

test("what only one side has, and what differs, is told in one line each", async () => {
  const edited = {
    ...users,
    columns: { ...users.columns, ...column("email", "text", { notNull: true }), ...column("name", "text") },
    indexes: {},
  };
  expect(await opinionOf({ ...journal, "meta/0001_snapshot.json": snapshotOf(edited) })).toEqual([
    "warning meta/0001_snapshot.json: Column users.email is text in the snapshot, character varying(255) after 0001_b.sql.",
    "warning meta/0001_snapshot.json: Column users.name is in the snapshot, and the migrations up to 0001_b.sql do not make it.",
    "info meta/0001_snapshot.json: Index users_mood of users is made by the migrations up to 0001_b.sql, and not in the snapshot.",
    "info meta/0001_snapshot.json: Table posts is made by the migrations up to 0001_b.sql, and not in the snapshot.",
  ]);
});

test("the form of newer snapshots is read the same", async () => {
  const table = { schema: "public", table: "users" };
  const ddl = [
    { entityType: "enums", schema: "public", name: "mood", values: ["good", "bad", "so so"] },
    { entityType: "tables", schema: "public", name: "users", isRlsEnabled: true },
    { entityType: "columns", ...table, name: "id", type: "serial", notNull: true, default: null, generated: null },
    { entityType: "columns", ...table, name: "email", type: "varchar(255)", notNull: true, default: null },
    { entityType: "columns", ...table, name: "mood", type: "mood", notNull: false, default: "'good'", dimensions: 0 },
    { entityType: "pks", ...table, name: "users_pkey", columns: ["id"] },
    {
      entityType: "indexes",
      ...table,
      name: "users_mood",
      columns: [{ value: "mood", isExpression: false }],
      where: null,
    },
  ];
  const snapshot = JSON.stringify({ version: "8", dialect: "postgres", ddl });
  expect(
    await opinionOf({ "20250101000000_a/migration.sql": first, "20250101000000_a/snapshot.json": snapshot }),
  ).toEqual([
    "warning 20250101000000_a/snapshot.json: Table users has row level security in the snapshot, and none after 20250101000000_a/migration.sql.",
    "warning 20250101000000_a/snapshot.json: Enum mood is good, bad, so so in the snapshot, good, bad after 20250101000000_a/migration.sql.",
  ]);
});

test("what is no snapshot of this database is not looked at", async () => {
  const texts = [
    "",
    "[]",
    "{",
    '{"dialect":"mysql","tables":{}}',
    '{"dialect":"postgresql","tables":[null,1,{"columns":7}]}',
  ];
  for (const text of texts) {
    const told = await opinionOf({ ...journal, "meta/0000_snapshot.json": text });
    expect(told.filter((line) => !line.startsWith("info"))).toEqual([]);
  }
});
