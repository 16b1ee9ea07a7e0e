import { expect, test } from "vitest";
import { factLabel, factText, isTelling } from "./fact-words";

test("facts are called what people call them, and unknown ones by their own words", () => {
  expect(["nullable", "using", "ownedBy", "default"].map(factLabel)).toEqual(["Null", "USING", "Owned by", "Default"]);
});

test("what a fact says is a word where it is one, and else a text of the schema", () => {
  expect(factText("nullable", false)).toEqual({ text: "not null", isCode: false });
  expect(factText("default", null)).toEqual({ text: "none", isCode: false });
  expect(factText("roles", ["a", "b"])).toEqual({ text: "a, b", isCode: true });
  expect(factText("references", { table: "users", columns: ["id"], onDelete: "CASCADE" }).text).toBe(
    "Table: users\nColumns: id\nOn delete: CASCADE",
  );
  expect(factText("type", "text")).toEqual({ text: "text", isCode: true });
});

test("that something is absent and always was is not told", () => {
  const fact = (name: string, value: string | boolean | null) => ({ fact: name, value, steps: [] });
  expect(isTelling(fact("default", null))).toBe(false);
  expect(isTelling(fact("name", "users"))).toBe(false);
  expect(isTelling(fact("unlogged", false))).toBe(false);
  expect([true, false].map((value) => isTelling(fact("nullable", value)))).toEqual([true, true]);
});
