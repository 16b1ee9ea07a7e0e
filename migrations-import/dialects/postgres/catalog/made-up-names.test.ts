import { expect, test } from "vitest";
import type { Migration } from "../../../model/source";
import { replay } from "../../../replay/replay";
import { chooseName, numberDuplicates, truncateName } from "./made-up-names";

const free = () => false;

test("a made-up name joins table, columns and label", () => {
  expect(chooseName("users", "email", "key", free)).toBe("users_email_key");
  expect(chooseName("users", null, "pkey", free)).toBe("users_pkey");
});

test("the longer part of a made-up name gives way until it fits into 63 bytes", () => {
  const name = chooseName("t".repeat(40), "c".repeat(40), "fkey", free);
  expect(name).toBe(`${"t".repeat(29)}_${"c".repeat(28)}_fkey`);
  expect(name).toHaveLength(63);
});

test("a name is never cut inside a character", () => {
  expect(truncateName(`${"a".repeat(62)}ü`)).toBe("a".repeat(62));
});

test("a taken name is numbered behind its label", () => {
  const taken = new Set(["users_email_key", "users_email_key1"]);
  expect(chooseName("users", "email", "key", (name) => taken.has(name))).toBe("users_email_key2");
});

test("a column named twice in an index is numbered", () => {
  expect(numberDuplicates(["expr", "expr", "lower", "expr"])).toEqual(["expr", "expr1", "lower", "expr2"]);
});

test("thousands of unnamed constraints, indexes and columns of an index take time in proportion", async () => {
  const unnamed = (count: number) => [
    `CREATE TABLE t (a int, ${"CHECK (a > 0), ".repeat(count)}CHECK (a > 1));`,
    "CREATE INDEX ON t (a);".repeat(count),
    `CREATE INDEX ON t (${"a, ".repeat(count)}a);`,
  ];
  const secondsFor = async (count: number) => {
    const begun = process.cpuUsage();
    const migrations = [toMigration(unnamed(count).join("\n"))];
    const { outcomes, objects } = await replay({ dialect: "postgres", migrations });
    expect(outcomes[0]?.failed).toBe(0);
    expect(objects.map((each) => each.name)).toContain(`t_a_check${count}`);
    return process.cpuUsage(begun).user / 1_000_000;
  };
  await secondsFor(200);
  expect(await secondsFor(8_000)).toBeLessThan(24 * (await secondsFor(1_000)));
});

test("a number that becomes free again is the next that is given", async () => {
  const sql = `CREATE TABLE t (a int CHECK (a > 0) CHECK (a > 1) CHECK (a > 2));
    ALTER TABLE t DROP CONSTRAINT t_a_check1;
    ALTER TABLE t ADD CHECK (a > 3), ADD CHECK (a > 4);`;
  const { objects } = await replay({ dialect: "postgres", migrations: [toMigration(sql)] });
  const names = objects.filter((each) => each.kind === "constraint").map((each) => each.name);
  expect(names.toSorted()).toEqual(["t_a_check", "t_a_check1", "t_a_check2", "t_a_check3"]);
});

function toMigration(sql: string): Migration {
  return { version: "1", name: "1", path: "1.sql", checksum: "", sql, up: { start: 0, end: sql.length } };
}
