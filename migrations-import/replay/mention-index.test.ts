import fc from "fast-check";
import { expect, test } from "vitest";
import type { CatalogObjectOf } from "../model/catalog-object";
import { MentionIndex } from "./mention-index";

const nowhere = { path: "", version: "", line: 0, endLine: 0 };

function view(id: string, query: string, extra: string[] = []): CatalogObjectOf<"table"> {
  const facts = { kind: "view", comment: null, rlsEnabled: false, rlsForced: false } as const;
  const definition = { ...facts, definition: query, extra };
  return { id, kind: "table", parent: null, schema: "public", name: id, definition, origin: nowhere, changed: null };
}

function indexOf(...views: CatalogObjectOf<"table">[]): MentionIndex {
  const index = new MentionIndex((name) => name.toLowerCase());
  for (const each of views) index.replace(null, each);
  return index;
}

const holding = (index: MentionIndex, name: string) => [...(index.holding(name) ?? ["all"])];

test("a name is found as a word of its own, in quotes, in any case and in what the engine keeps", () => {
  const views = [
    view("bare", "SELECT * FROM users"),
    view("quoted", 'SELECT * FROM "Users"'),
    view("kept", "SELECT 1", ["public.users"]),
    view("longer", "SELECT * FROM users_old"),
  ];
  expect(holding(indexOf(...views), "users")).toEqual(["bare", "quoted", "kept"]);
});

test("a name of several words is found where all of them are; a name without a word could be anywhere", () => {
  const index = indexOf(view("both", 'SELECT * FROM "the ""users"""'), view("one", "SELECT * FROM users"));
  expect(holding(index, 'the "users"')).toEqual(["both"]);
  expect(holding(index, "-")).toEqual(["all"]);
});

test("what no longer mentions a name is no longer found", () => {
  const before = view("v", "SELECT * FROM a, b");
  const index = indexOf(before);
  index.replace(before, view("v", "SELECT * FROM b"));
  expect(holding(index, "a")).toEqual([]);
  expect(holding(index, "b")).toEqual(["v"]);
});

test("whatever a table is called, a view that names it in quotes is found", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string(), (name, other) => {
      const index = indexOf(view("v", `SELECT * FROM "${other}"."${name.replaceAll('"', '""')}"`));
      expect(["v", "all"]).toEqual(expect.arrayContaining(holding(index, name)));
      expect(holding(index, name)).toHaveLength(1);
    }),
  );
});

test("views of more words than are counted are still found", () => {
  const index = new MentionIndex((name) => name, 20);
  const wordy = view("wordy", Array.from({ length: 20 }, (_, n) => `w${n}`).join(" "));
  const late = view("late", "SELECT a FROM b");
  for (const each of [wordy, late]) index.replace(null, each);
  expect(holding(index, "w19")).toEqual(["wordy"]);
  expect(holding(index, "b")).toEqual(["late", "wordy"]);
  for (const each of [wordy, late]) index.replace(each, null);
  expect(holding(index, "b")).toEqual([]);
});
