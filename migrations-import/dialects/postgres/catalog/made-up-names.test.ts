import { expect, test } from "vitest";
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
