import { expect, test } from "vitest";
import { countTelltales } from "./telltales";

const many = 100_000;

test("words count where they are code, not in comments and strings", () => {
  const sql = "-- jsonb\n/* bytea */ CREATE TABLE t (a jsonb DEFAULT 'it''s a bytea', b text) /* jsonb */";
  expect(countTelltales(sql).postgres).toBe(1);
});

test("a comment that never ends hides what follows, as it does for the database", () => {
  expect(countTelltales("CREATE TABLE t (a jsonb); /* b jsonb").postgres).toBe(1);
});

test.each([
  ["a comment that never ends", "/* ".repeat(many)],
  ["a string that never ends", `jsonb '${"''".repeat(many)}`],
  ["a very long string", `'${"a".repeat(100 * many)}'`],
  ["a line of spaces", `a${" ".repeat(many)}`],
  ["words without what belongs to them", `create${" ".repeat(many)}`],
])("%s is read once", (_, text) => {
  expect(countTelltales(text).sqlite).toBe(0);
});
