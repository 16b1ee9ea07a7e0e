import { expect, test } from "vitest";
import type { DialectName, Migration } from "../model/source";
import { replay } from "./replay";

function migration(version: string, sql: string): Migration {
  const up = { start: 0, end: sql.length };
  return { version, name: version, path: `${version}.sql`, checksum: version, sql, up };
}

function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => line(n)).join("\n");
}

async function processorSeconds(dialect: DialectName, ...sql: string[]): Promise<number> {
  const before = process.cpuUsage();
  const migrations = sql.map((text, n) => migration(String(n), text));
  const { outcomes } = await replay({ dialect, migrations });
  expect(outcomes.map(({ failed }) => failed)).toEqual(sql.map(() => 0));
  return process.cpuUsage(before).user / 1e6;
}

test("what a parser quotes of a file does not make a message as long as the file", async () => {
  const sql = `CREATE TABLE t (a int); /* ${"x ".repeat(100_000)}`;
  const { outcomes } = await replay({ dialect: "postgres", migrations: [migration("1", sql)] });
  const [diagnostic] = outcomes[0]?.diagnostics ?? [];
  expect(diagnostic?.code).toBe("SYNTAX_ERROR");
  expect(diagnostic?.message.length).toBeLessThan(1100);
});

// Where each of these looked through the whole catalog, a thousand took half a minute.
const many = 1000;
const tables = (n: number) =>
  `CREATE TABLE t${n} (id int PRIMARY KEY, a int); CREATE VIEW v${n} AS SELECT id FROM t${n};`;

test.each([
  ["columns renamed", "sqlite", (n: number) => `ALTER TABLE t${n} RENAME COLUMN a TO b;`],
  ["columns dropped", "sqlite", (n: number) => `ALTER TABLE t${n} DROP COLUMN a;`],
  ["tables renamed", "postgres", (n: number) => `ALTER TABLE t${n} RENAME TO u${n};`],
  ["columns renamed", "postgres", (n: number) => `ALTER TABLE t${n} RENAME COLUMN id TO key;`],
] as const)(
  "a thousand %s beside a thousand views (%s) look only at what names them",
  {
    // Now and then a process that has run other tests takes twice as long; what looks through everything takes as long each time.
    retry: 2,
  },
  async (_, dialect, change) => {
    expect(await processorSeconds(dialect, lines(many, tables), lines(many, change))).toBeLessThan(6);
  },
);
