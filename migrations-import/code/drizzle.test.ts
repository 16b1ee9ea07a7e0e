import { expect, test } from "vitest";
import { readBeside } from "./testing/read-beside";

const core = 'import * as p from "drizzle-orm/pg-core";\nimport { sql } from "drizzle-orm";\n';

test("every table and column links to the line that declares it", async () => {
  const { places, said } = await readBeside(
    "CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text NOT NULL UNIQUE, born date);",
    `import { date, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const users = pgTable("users", {
  id: uuid().primaryKey().defaultRandom(),
  email: text("email")
    .notNull()
    .unique(),
  born: date("born"),
});
`,
  );
  expect(said).toEqual([]);
  expect(places).toMatchObject({ users: "schema.ts:3", "users.id": "schema.ts:4", "users.email": "schema.ts:5" });
  expect(places["users.born"]).toBe("schema.ts:8");
});

test("each column builder is known by the type the database gives it", async () => {
  const builders: readonly (readonly [string, string])[] = [
    ["bigint", 'p.bigint({ mode: "number" })'],
    ["bigserial", 'p.bigserial({ mode: "bigint" })'],
    ["bit(3)", "p.bit({ dimensions: 3 })"],
    ["boolean", "p.boolean()"],
    ["bytea", "p.bytea()"],
    ["char", "p.char()"],
    ["char(2)", "p.char({ length: 2 })"],
    ["cidr", "p.cidr()"],
    ["date", "p.date()"],
    ["decimal(8)", "p.decimal({ precision: 8 })"],
    ["double precision", "p.doublePrecision()"],
    ["inet", "p.inet()"],
    ["int", "p.integer()"],
    ["interval", "p.interval()"],
    ["json", "p.json()"],
    ["jsonb", "p.jsonb()"],
    ["macaddr", "p.macaddr()"],
    ["numeric", "p.numeric()"],
    ["numeric(10, 2)", "p.numeric({ precision: 10, scale: 2 })"],
    ["point", "p.point()"],
    ["real", "p.real()"],
    ["serial", "p.serial()"],
    ["smallint", "p.smallint()"],
    ["smallserial", "p.smallserial()"],
    ["text[]", "p.text().array()"],
    ["integer[]", "p.integer().array(3)"],
    ["time(3)", "p.time({ precision: 3 })"],
    ["timestamp", "p.timestamp()"],
    ["timestamptz", "p.timestamp({ withTimezone: true })"],
    ["timestamp(6) with time zone", "p.timestamp({ withTimezone: true })"],
    ["timestamp(3) with time zone", "p.timestamp({ withTimezone: true, precision: 3 })"],
    ["uuid", "p.uuid()"],
    ["varchar(20)", "p.varchar({ length: 20 })"],
    ["character varying", "p.varchar()"],
    ["tsvector", 'p.customType({ dataType() { return "tsvector"; } })()'],
    ["varchar(7)", "p.customType({ dataType: (config) => 'varchar(' + config.length + ')' })({ length: 7 })"],
  ];
  const isSerial = (type: string) => type.endsWith("serial");
  const columns = builders.map(([type], index) => `c${index} ${type}`).join(", ");
  const entries = builders.map(([, builder], index) => `  c${index}: ${builder},`).join("\n");
  const { said, references } = await readBeside(
    `CREATE TABLE things (${columns});`,
    `${core}export const things = p.pgTable("things", {\n${entries}\n});`,
  );
  expect(said).toEqual([]);
  expect(references.filter((each) => each.objectKind === "column")).toHaveLength(builders.length);
  const wrong = builders.map(([type], index) => `c${index} ${isSerial(type) ? "text NOT NULL" : "money"}`).join(", ");
  const other = await readBeside(
    `CREATE TABLE things (${wrong});`,
    `${core}export const things = p.pgTable("things", {\n${entries}\n});`,
  );
  expect(other.findings.map((each) => each.code)).toEqual(builders.map(() => "TYPE_DIFFERS"));
});

test("columns shared by spreading, by functions and over files link to where they are written", async () => {
  const { places, said } = await readBeside(
    "CREATE TABLE posts (id text PRIMARY KEY, tenant varchar(40) NOT NULL, created_at timestamp NOT NULL DEFAULT now(), updated_at timestamp);",
    {
      "db/shared/columns.ts": `import { timestamp, varchar } from "drizzle-orm/pg-core";
const LENGTH = 40 as const;
export const times = {
  createdAt: timestamp("created_at").notNull().defaultNow(),
  ...{ updatedAt: timestamp("updated_at").$onUpdate(() => new Date()) },
};
export const tenant = () => ({
  tenant: varchar("tenant", { length: LENGTH }).notNull(),
});`,
      "db/shared/index.ts": 'export * from "./columns";',
      "db/posts.ts": `import { pgTable, text } from "drizzle-orm/pg-core";
import { tenant, times as stamps } from "@/db/shared";
export const posts = pgTable("posts", {
  id: text("id").primaryKey(),
  ...tenant(),
  ...stamps,
});`,
    },
  );
  expect(said).toEqual([]);
  expect(places["posts.tenant"]).toBe("db/shared/columns.ts:8");
  expect(places["posts.created_at"]).toBe("db/shared/columns.ts:4");
  expect(places["posts.updated_at"]).toBe("db/shared/columns.ts:5");
});

test("tables of schemas, of creators and made by a function of one's own are found", async () => {
  const { places, said } = await readBeside(
    `CREATE SCHEMA billing; CREATE TABLE billing.invoices (id int); CREATE TYPE billing.state AS ENUM ('open', 'paid');
     CREATE TABLE app_notes (id int); CREATE TABLE logs (id int, at timestamp);`,
    `${core}
const billing = p.pgSchema("billing");
export const state = billing.enum("state", ["open", "paid"]);
export const invoices = billing.table("invoices", { id: p.integer() });
const appTable = p.pgTableCreator((name) => \`app_\${name}\`);
export const notes = appTable("notes", (t) => ({ id: t.integer() }));
function stamped(name: string, columns = {}) {
  const more = { at: p.timestamp() };
  return p.pgTable(name, { ...columns, ...more });
}
export const logs = stamped("logs", { id: p.integer() });`,
  );
  expect(said).toEqual([]);
  expect(Object.keys(places).sort()).toEqual(
    ["app_notes", "app_notes.id", "invoices", "invoices.id", "logs", "logs.at", "logs.id", "state"].sort(),
  );
});

test("indexes, keys, checks, policies and references are compared in each of the forms they are written in", async () => {
  const { places, said } = await readBeside(
    `CREATE TYPE kind AS ENUM ('a', 'b');
     CREATE TABLE teams (id int PRIMARY KEY);
     CREATE TABLE members (
       team int NOT NULL REFERENCES teams ON DELETE CASCADE, person int NOT NULL, parent int, kind kind NOT NULL DEFAULT 'a',
       email text, PRIMARY KEY (team, person), CONSTRAINT positive CHECK (person > 0),
       FOREIGN KEY (parent) REFERENCES teams (id) ON UPDATE CASCADE ON DELETE SET NULL);
     CREATE UNIQUE INDEX members_email ON members (lower(email)); CREATE UNIQUE INDEX one_each ON members (person, kind);
     CREATE INDEX members_kind_idx ON members (kind DESC) WHERE kind = 'b';
     ALTER TABLE members ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON members USING (true);`,
    `${core}
enum Kind { A = "a", B = "b" }
export const kind = p.pgEnum("kind", Object.values(Kind) as [string, ...string[]]);
export const members = p.pgTable("members", {
  team: p.integer().notNull().references(() => teams.id, { onDelete: "cascade" }),
  person: p.integer().notNull(),
  parent: p.integer(),
  kind: kind().notNull().default("a"),
  email: p.text(),
}, (t) => [
  p.primaryKey({ columns: [t.team, t.person] }),
  p.foreignKey({ columns: [t.parent], foreignColumns: [teams.id] }).onUpdate("cascade").onDelete("set null"),
  p.check("positive", sql\`\${t.person} > 0\`),
  p.uniqueIndex("members_email").on(sql\`lower(\${t.email})\`),
  p.unique().on(t.person, t.kind),
  p.index("members_kind_idx").on(t.kind.desc()).where(sql\`\${t.kind} = 'b'\`),
  p.pgPolicy("own", { for: "all", using: sql\`true\` }),
]);
export const teams = p.pgTable("teams", { id: p.integer().primaryKey() });`,
  );
  expect(said).toEqual([]);
  expect(places["members.positive"]).toBe("schema.ts:15");
  expect(places["members.own"]).toBe("schema.ts:19");
  expect(places["members.members_team_fkey"]).toBe("schema.ts:7");
  expect(places["members.one_each"]).toBe("schema.ts:17");
});

test("names follow the casing of the configuration, or, where none is there, the one that fits", async () => {
  const sql = 'CREATE TABLE people (id int, first_name text, "homeURL2" text, html_body text);';
  const table = `export const people = p.pgTable("people", { id: p.integer(), firstName: p.text(), homeUrl: p.text("homeURL2"), HTMLBody: p.text() });`;
  expect((await readBeside(sql, `${core}${table}`)).said).toEqual([]);
  const config = (casing: string) =>
    `import { defineConfig } from "drizzle-kit";\nexport default defineConfig({ dialect: "postgresql", schema: "./src/schema.ts"${casing} });`;
  const files = (casing: string) => ({ "drizzle.config.ts": config(casing), "src/schema.ts": `${core}${table}` });
  expect((await readBeside(sql, files(', casing: "snake_case"'))).said).toEqual([]);
  expect((await readBeside(sql, files(""))).findings.map((each) => each.code)).toEqual([
    "COLUMN_NOT_MIGRATED",
    "COLUMN_NOT_MIGRATED",
    "COLUMN_NOT_DECLARED",
    "COLUMN_NOT_DECLARED",
  ]);
});

test("a configuration says which files are the schema; others that declare the same tables are left out", async () => {
  const users = (type: string) => `${core}export const users = p.pgTable("users", { id: p.${type}() });`;
  const { files, said, diagnostics } = await readBeside("CREATE TABLE users (id int); CREATE TABLE posts (id int);", {
    "apps/web/drizzle.config.ts": `export default { dialect: "postgresql", schema: ["./src/db/**/*.ts"] } satisfies Config;`,
    "apps/web/src/db/index.ts": 'export * from "@acme/db/tables";',
    "packages/db/src/tables.ts": `${users("integer")}\nexport const posts = p.pgTable("posts", { id: p.integer() });`,
    "packages/auth/example.ts": users("text"),
  });
  expect(files).toEqual(["packages/db/src/tables.ts"]);
  expect(said).toEqual([]);
  expect(diagnostics.map((each) => each.path)).toEqual(["packages/auth/example.ts"]);
});

test("of the files that a configuration names, what they export is the schema, and what lies behind it another's", async () => {
  const files = {
    "app.config.ts": `export default { dialect: "postgresql", schema: "./app.ts" };`,
    "audit.config.ts": `export default { dialect: "postgresql", schema: "./audit.ts" };`,
    "app.ts": 'export * from "./tables"; export { kind } from "./tables";',
    "audit.ts":
      'import { makeLog } from "./tables";\nexport const log = makeLog();\nexport { cursors as heads } from "./tables";',
    "tables.ts": `${core}export const kind = p.pgEnum("kind", ["a"]);
export const users = p.pgTable("users", { id: p.integer().primaryKey(), kind: kind() });
export const cursors = p.pgTable("cursors", { id: p.integer() });
export const makeLog = () => p.pgTable("log", { id: p.integer() });`,
  };
  const audit = await readBeside("CREATE TABLE log (id int); CREATE TABLE cursors (id int);", files);
  expect(audit.said).toEqual([]);
  expect(audit.places).toMatchObject({ log: "audit.ts:2", cursors: "tables.ts:5" });
  const app = await readBeside(
    "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE users (id int PRIMARY KEY, kind kind); CREATE TABLE cursors (id int);",
    files,
  );
  expect(app.said).toEqual([]);
  expect(app.places.kind).toBe("tables.ts:3");
});

test("the tables of another dialect are no tables of this database", async () => {
  const { places, said } = await readBeside(
    "CREATE TABLE a (id integer PRIMARY KEY, flag integer NOT NULL DEFAULT true, note text(20));",
    {
      "sqlite.ts": `import { int, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
export const a = sqliteTable("a", {
  id: int().primaryKey({ autoIncrement: true }),
  flag: integer({ mode: "boolean" }).notNull().default(true),
  note: text({ length: 20 }),
});`,
      "pg.ts": `${core}export const a = p.pgTable("a", { id: p.text() }); export const b = p.pgTable("b", {});`,
    },
    "sqlite",
  );
  expect(said).toEqual([]);
  expect(places.a).toBe("sqlite.ts:2");
});

test("what reading cannot tell is not compared", async () => {
  const { said, places } = await readBeside(
    "CREATE TABLE t (a varchar(9) DEFAULT 'x', b text, c int, d int); CREATE INDEX extra ON t (b);",
    `${core}import { columns, LIMIT, values } from "elsewhere";
export const kind = p.pgEnum("kind", values);
export const t = p.pgTable("t", {
  a: p.varchar("a", { length: LIMIT }).default(process.env.A ?? "y"),
  ...columns,
}, (table) => [...make(table)]);
export const unnamed = p.pgTable(NAME, { a: p.text() });
export const seen = p.pgView("seen").existing();`,
  );
  expect(said).toEqual(["ENUM_NOT_MIGRATED Code declares enum kind, no migration creates it."]);
  expect(places).toEqual({ t: "schema.ts:5", "t.a": "schema.ts:6" });
});

test("a foreign key that code knows only as a relation leads to the relation", async () => {
  const sql =
    "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users);";
  const tables = `${core}export const users = p.pgTable("users", { id: p.integer().primaryKey() });
export const posts = p.pgTable("posts", { id: p.integer().primaryKey(), author: p.integer() });`;
  const first = await readBeside(sql, {
    "schema.ts": tables,
    "relations.ts": `import { relations } from "drizzle-orm"; import { posts, users } from "./schema";
export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));
export const postsRelations = relations(posts, ({ one }) => ({
  author: one(users, { fields: [posts.author], references: [users.id] }),
}));`,
  });
  expect(first.said).toEqual([]);
  expect(first.places["posts.posts_author_fkey"]).toBe("relations.ts:4");
  const second = await readBeside(sql, {
    "schema.ts": tables,
    "relations.ts": `import { defineRelations } from "drizzle-orm"; import * as schema from "./schema";
export const relations = defineRelations(schema, (r) => ({
  posts: { author: r.one.users({ from: r.posts.author, to: r.users.id }) },
  users: { posts: r.many.posts() },
}));`,
  });
  expect(second.said).toEqual([]);
  expect(second.places["posts.posts_author_fkey"]).toBe("relations.ts:3");
});

test("a custom type may say more than a type", async () => {
  const { said } = await readBeside(
    `CREATE TABLE t (id int, key text COLLATE "C", words tsvector GENERATED ALWAYS AS (to_tsvector('english', 'a')) STORED);`,
    `${core}const key = p.customType({ dataType: () => 'text COLLATE "C"' });
const words = p.customType({ dataType() { return "tsvector GENERATED ALWAYS AS (to_tsvector('english', 'a')) STORED"; } });
export const t = p.pgTable("t", { id: p.integer(), key: key(), words: words("words") });`,
  );
  expect(said).toEqual([]);
});

test("keys made from a list are read; where what one is on cannot be, none is missed", async () => {
  const sql =
    "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE t (x int, y int, CONSTRAINT t_x FOREIGN KEY (x) REFERENCES a, CONSTRAINT t_y FOREIGN KEY (y) REFERENCES a);";
  const code = (columns: string) => `${core}export const a = p.pgTable("a", { id: p.integer().primaryKey() });
export const t = p.pgTable("t", { x: p.integer(), y: p.integer() }, (t) => [
  ...([[t.x, "x"], [t.y, "y"]] as const).map(([column, name]) =>
    p.foreignKey({ columns: ${columns}, foreignColumns: [a.id], name: \`t_\${name}\` })),
]);`;
  const read = await readBeside(sql, code("[column]"));
  expect(read.said).toEqual([]);
  expect(read.places).toMatchObject({ "t.t_x": "schema.ts:6", "t.t_y": "schema.ts:6" });
  const unread = await readBeside(sql, code("[pick(column)]"));
  expect(unread.said).toEqual([]);
  expect(unread.places["t.t_x"]).toBeUndefined();
});
