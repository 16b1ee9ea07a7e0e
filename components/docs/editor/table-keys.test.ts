import { expect, it } from "vitest";
import { nextCell, previousCell } from "./table-keys";
import { resultOf } from "./testing/written";

const table = (head: string, row: string) => `before\n\n| ${head} |\n| --- | --- |\n| ${row} |\n\nafter`;

it.each([
  ["to the next cell", table("o¦ne | two", "1 | 2"), table("one | ‹two›", "1 | 2")],
  ["over the line below the head", table("one | ‹two›", "1 | 2"), table("one | two", "‹1› | 2")],
  ["into an empty cell", table("one | two", "‹1› |   "), table("one | two", "1 | ¦  ")],
  ["past a stroke that is part of a cell", table("one | two", "‹a\\|b› | 2"), table("one | two", "a\\|b | ‹2›")],
])("Tab goes %s", (_, text, expected) => expect(resultOf(nextCell, text)).toBe(expected));

it("Tab after the last cell makes a row", () => {
  expect(resultOf(nextCell, table("one | two", "1 | ‹2›"))).toBe(
    table("one | two", "1 | 2").replace("| 2 |", "| 2 |\n| ¦ |  |"),
  );
});

it("Tab goes on in a table without strokes at its sides", () => {
  expect(resultOf(nextCell, "one | two\n--- | ---\n‹1› | 2")).toBe("one | two\n--- | ---\n1 | ‹2›");
});

it("Shift-Tab goes back, and out of the first cell", () => {
  expect(resultOf(previousCell, table("one | two", "‹1› | 2"))).toBe(table("one | ‹two›", "1 | 2"));
  expect(resultOf(previousCell, table("‹one› | two", "1 | 2"))).toBeNull();
});

it("outside of a table Tab is nobody's", () => {
  expect(resultOf(nextCell, "one¦ | two")).toBeNull();
  expect(resultOf(nextCell, `${table("one | two", "1 | 2")}¦`)).toBeNull();
});
