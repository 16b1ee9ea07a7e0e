import fc from "fast-check";
import { expect, test } from "vitest";
import type { Migration } from "../../model/source";
import { replay } from "../../replay/replay";
import { describeReplayed } from "../../testing/describe-replayed";
import { acceptedBySqlite, type SqliteFacts } from "../../testing/introspect-sqlite";

const table = fc.constantFrom("t", "U", '"my table"');
const column = fc.constantFrom("a", "B", '"c d"', "e");
const view = fc.constantFrom("v", "w");
const type = fc.constantFrom("", "INTEGER", "text", "VARCHAR(10)", "REAL");

const columnRule = fc.oneof(
  fc.constantFrom("", "NOT NULL DEFAULT 0", "DEFAULT 'x'", "UNIQUE", "COLLATE NOCASE", "PRIMARY KEY"),
  fc.tuple(table, column).map(([to, key]) => `REFERENCES ${to} (${key}) ON DELETE CASCADE`),
  column.map((name) => `CHECK (${name} <> 'a')`),
  column.map((name) => `AS (${name} || 'x')`),
  column.map((name) => `NOT NULL ON CONFLICT IGNORE GENERATED ALWAYS AS (lower(${name})) STORED`),
);

const tableRule = fc.oneof(
  fc.tuple(column, column).map(([a, b]) => `UNIQUE (${a}, ${b})`),
  fc.tuple(column, table, column).map(([a, to, b]) => `CONSTRAINT fk FOREIGN KEY (${a}) REFERENCES ${to} (${b})`),
  fc.tuple(table, column).map(([owner, name]) => `CHECK (${owner}.${name} > 0)`),
  fc.tuple(column, column).map(([a, b]) => `UNIQUE (${a} DESC, ${b} COLLATE RTRIM) ON CONFLICT REPLACE`),
  fc.tuple(column, table).map(([a, to]) => `FOREIGN KEY (${a}) REFERENCES ${to} DEFERRABLE INITIALLY DEFERRED`),
  fc.uniqueArray(column, { minLength: 2, maxLength: 2 }).map((names) => `PRIMARY KEY (${names.join(", ")})`),
);

const createTable = fc
  .tuple(
    table,
    fc.array(fc.tuple(column, type, columnRule), { minLength: 2, maxLength: 4 }),
    fc.array(tableRule, { maxLength: 1 }),
    fc.constantFrom("", " STRICT", " WITHOUT ROWID"),
  )
  .map(([name, columns, rules, options]) => {
    const parts = [...columns.map((parts) => parts.join(" ")), ...rules];
    return `CREATE TABLE ${name} (${parts.join(", ")})${options}`;
  });

const query = fc.oneof(
  table.map((from) => `SELECT * FROM ${from}`),
  fc
    .tuple(column, table, column, column)
    .map(([a, from, b, c]) => `SELECT ${a}, x.${b} AS z FROM ${from} x WHERE ${c} IS NOT NULL ORDER BY ${a}`),
  fc
    .tuple(table, column, table, column)
    .map(
      ([t, a, u, b]) => `SELECT ${t}.${a} FROM ${t} WHERE EXISTS (SELECT 1 FROM ${u} AS y WHERE y.${b} = ${t}.${a})`,
    ),
  fc
    .tuple(table, column, column)
    .map(([t, a, b]) => `WITH k AS (SELECT ${a} AS q, ${b} FROM ${t}) SELECT q, ${b} FROM k`),
);

/** As tools build a table anew: the new one first, or the old one out of the way first. */
const rebuild = fc.tuple(table, createTable, fc.boolean()).map(([name, create, isNewFirst]) => {
  const made = create.replace(
    /^CREATE TABLE (?:"[^"]*"|\S+)/,
    isNewFirst ? "CREATE TABLE rebuilt" : `CREATE TABLE ${name}`,
  );
  return isNewFirst
    ? [made, `DROP TABLE ${name}`, `ALTER TABLE rebuilt RENAME TO ${name}`]
    : [`ALTER TABLE ${name} RENAME TO rebuilt`, made, "DROP TABLE rebuilt"];
});

const transaction = fc.constantFrom(
  "BEGIN",
  "COMMIT",
  "ROLLBACK",
  "SAVEPOINT s",
  "SAVEPOINT S2",
  "ROLLBACK TO S",
  "ROLLBACK TO s2",
  "RELEASE s",
  "RELEASE s2",
  "PRAGMA legacy_alter_table = ON",
  "PRAGMA legacy_alter_table = OFF",
);

const statement = fc.oneof(
  { weight: 5, arbitrary: createTable },
  table.map((name) => `DROP TABLE IF EXISTS ${name}`),
  { weight: 2, arbitrary: fc.tuple(table, table).map(([from, to]) => `ALTER TABLE ${from} RENAME TO ${to}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(table, column, column)
      .map(([name, from, to]) => `ALTER TABLE ${name} RENAME COLUMN ${from} TO ${to}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(table, column, type, columnRule)
      .map(([name, ...parts]) => `ALTER TABLE ${name} ADD COLUMN ${parts.join(" ")}`),
  },
  { weight: 2, arbitrary: fc.tuple(table, column).map(([name, gone]) => `ALTER TABLE ${name} DROP COLUMN ${gone}`) },
  fc
    .tuple(fc.constantFrom("i", "j"), table, column, column, column)
    .map(([name, on, a, b, c]) => `CREATE UNIQUE INDEX ${name} ON ${on} (${a} DESC, lower(${b})) WHERE ${c} > 1`),
  fc.constantFrom("i", "j").map((name) => `DROP INDEX IF EXISTS ${name}`),
  { weight: 2, arbitrary: fc.tuple(view, query).map(([name, select]) => `CREATE VIEW ${name} AS ${select}`) },
  view.map((name) => `DROP VIEW IF EXISTS ${name}`),
  fc
    .tuple(table, column, table, column, column)
    .map(
      ([on, a, into, b, c]) =>
        `CREATE TRIGGER r AFTER UPDATE OF ${a} ON ${on} WHEN NEW.${a} <> OLD.${c} BEGIN UPDATE ${into} SET ${b} = NEW.${a} WHERE ${b} = OLD.${c}; DELETE FROM ${into} WHERE ${into}.${b} = 1; INSERT INTO ${into} (${b}) SELECT ${c} FROM ${on}; END`,
    ),
  fc.tuple(table, column).map(([on, a]) => `ALTER TABLE ${on} ADD CONSTRAINT k CHECK (${a} <> '')`),
  table.map((on) => `ALTER TABLE ${on} DROP CONSTRAINT k`),
  fc.tuple(table, query).map(([name, select]) => `CREATE TABLE ${name} AS ${select}`),
  fc
    .tuple(view, column, table, column)
    .map(
      ([on, a, into, b]) =>
        `CREATE TRIGGER ri INSTEAD OF UPDATE OF ${a} ON ${on} BEGIN UPDATE ${into} SET ${b} = NEW.${a}; END`,
    ),
);

const script = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: statement.map((each) => [each]) },
      { weight: 2, arbitrary: rebuild },
      { weight: 2, arbitrary: transaction.map((each) => [each]) },
    ),
    {
      minLength: 4,
      maxLength: 25,
    },
  )
  .map((parts) => parts.flat());

async function replayScript(sql: string) {
  const migration: Migration = {
    version: "1",
    name: "1",
    path: "1.sql",
    checksum: "",
    sql,
    up: { start: 0, end: sql.length },
  };
  return replay({ dialect: "sqlite", migrations: [migration] });
}

/** SQLite has no columns for a view of what was never there; the replay takes that to lie outside, and keeps their names. */
function withoutUnresolved(replayed: SqliteFacts, real: SqliteFacts): SqliteFacts {
  const isColumn = (line: string) => line.startsWith("column ");
  const entries = Object.entries(replayed).map(([name, lines]) => {
    const isUnresolved = lines[0] === "view" && !real[name]?.some(isColumn);
    return [name, isUnresolved ? lines.filter((line) => !isColumn(line)) : lines] as const;
  });
  return Object.fromEntries(entries);
}

test("whatever a real SQLite accepts is read, and gives the catalog it then has", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (statements) => {
      const { accepted, facts } = acceptedBySqlite(statements);
      const { objects, outcomes } = await replayScript(accepted.join(";\n"));
      expect(outcomes.flatMap((outcome) => outcome.diagnostics)).toEqual([]);
      expect(withoutUnresolved(describeReplayed(objects), facts)).toEqual(facts);
    }),
    { numRuns: Number(process.env.RANDOM_RUNS ?? 60) },
  );
});
