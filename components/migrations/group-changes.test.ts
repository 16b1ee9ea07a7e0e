import { expect, test } from "vitest";
import type { ChangeView } from "@/lib/domain/migration-view";
import { groupChanges } from "./group-changes";

function change(table: string | null, summary: string, consequence = false): ChangeView {
  const source = { path: "a.sql", version: "1", line: 1, endLine: 1 };
  const where = table === null ? null : { schema: "public", name: table };
  return {
    kind: "altered",
    objectKind: "column",
    objectId: summary,
    summary,
    consequence,
    isLoss: false,
    source,
    table: where,
  };
}

test("changes stand with their table, in the order the migration comes to them", () => {
  const groups = groupChanges([
    change("b", "1"),
    change("a", "2"),
    change(null, "3"),
    change("b", "4"),
    change("b", "5", true),
  ]);
  expect(groups.map((group) => group.table?.name ?? null)).toEqual(["b", "a", null]);
  expect(groups[0]?.own.map((each) => each.summary)).toEqual(["1", "4"]);
  expect(groups[0]?.consequences).toBe(1);
});

test("a table of which only something follows stands behind the others", () => {
  const groups = groupChanges([change("a", "1", true), change("b", "2"), change("c", "3", true), change("a", "4")]);
  expect(groups.map((group) => group.table?.name)).toEqual(["a", "b", "c"]);
  expect(groupChanges([change("a", "1", true), change("b", "2")]).map((group) => group.table?.name)).toEqual([
    "b",
    "a",
  ]);
});

test("what was lost by another change is told, not counted", () => {
  const index = { ...change("b", "index gone", true), isLoss: true };
  const [group] = groupChanges([change("b", "column gone"), index, change("b", "default gone", true)]);
  expect(group?.own.map((each) => each.summary)).toEqual(["column gone", "index gone"]);
  expect(group?.consequences).toBe(1);
});
