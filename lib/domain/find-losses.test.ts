import { expect, test } from "vitest";
import { findLosses, type LosableChange } from "./find-losses";

function dropped(objectKind: string, objectId: string, tableId: string | null, consequence = true): LosableChange {
  return { kind: "dropped", objectKind, objectId, tableId, consequence };
}

test("an index that goes with a column is a loss of the table that stays", () => {
  const column = dropped("column", "c", "t", false);
  const index = dropped("index", "i", "t");
  const behind = { ...dropped("index", "k", "t"), isBehindConstraint: true };
  expect([...findLosses([column, index, behind])]).toEqual([index]);
});

test("what goes with its own table is none, and what another table or a view loses by it is", () => {
  const table = dropped("table", "t", "t", false);
  const key = dropped("constraint", "k", "other");
  const view = dropped("table", "v", "v");
  const changes = [
    table,
    dropped("index", "i", "t"),
    key,
    view,
    dropped("column", "c", "v"),
    dropped("sequence", "s", null),
  ];
  expect([...findLosses(changes)]).toEqual([key, view]);
});
