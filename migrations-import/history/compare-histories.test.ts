import fc from "fast-check";
import { expect, test } from "vitest";
import type { HistoryEntry } from "../model/history";
import { compareHistories } from "./compare-histories";
import { longestCommonOrder } from "./longest-common-order";

function history(...entries: readonly string[]): HistoryEntry[] {
  return entries.map((entry) => {
    const [path = "", checksum = path] = entry.split("=");
    return { path, version: path, checksum };
  });
}

function changes(
  before: readonly string[],
  after: readonly string[],
  isRepeatable?: (path: string) => boolean,
): string[] {
  return compareHistories(history(...before), history(...after), isRepeatable).map(({ kind, path, from }) =>
    [kind, path, ...(from === null ? [] : [from])].join(" "),
  );
}

test("what is new at the end is no change of the past", () => {
  expect(changes(["1", "2"], ["1", "2", "3", "4"])).toEqual([]);
});

test("edited, removed, renamed, inserted and reordered migrations are told apart", () => {
  expect(changes(["1", "2"], ["1=x", "2"])).toEqual(["edited 1"]);
  expect(changes(["1", "2"], ["2"])).toEqual(["removed 1"]);
  expect(changes(["1", "2=x", "3"], ["1", "2b=x", "3"])).toEqual(["renamed 2b 2"]);
  expect(changes(["1", "3"], ["1", "2", "3", "4"])).toEqual(["inserted 2 3"]);
  expect(changes(["1", "2", "3"], ["3", "1", "2"])).toEqual(["reordered 3"]);
  expect(changes(["1", "2=x", "3", "5"], ["1", "3", "5", "4=x"])).toEqual(["renamed 4 2", "reordered 4"]);
});

test("files that are alike are not taken for renamed", () => {
  expect(changes(["1=x", "2=x"], ["3=x"])).toEqual(["removed 1", "removed 2"]);
});

test("repeatable migrations may be edited, and new ones come in front of them", () => {
  const isRepeatable = (path: string) => path.startsWith("R");
  expect(changes(["1", "Ra"], ["1", "2", "Ra=x", "Rb"], isRepeatable)).toEqual([]);
  expect(changes(["1", "Ra"], ["1"], isRepeatable)).toEqual(["removed Ra"]);
});

test("each change has a line for people", () => {
  const [first] = compareHistories(history("1", "3"), history("1", "2", "3"));
  expect(first?.summary).toBe("2 is new and belongs before 3");
});

test("the largest part that keeps its order is found, whatever was moved", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const shuffled = fc.shuffledSubarray(names, { minLength: 0 });
  fc.assert(
    fc.property(shuffled, shuffled, (before, after) => {
      const found = longestCommonOrder(before, after);
      const kept = (list: readonly string[]) => list.filter((name) => found.has(name));
      expect(kept(before)).toEqual(kept(after));
      expect(found.size).toBe(longest(before, after));
    }),
  );
});

/** The same by its definition, one name after another. */
function longest([first, ...rest]: readonly string[], after: readonly string[]): number {
  if (first === undefined) return 0;
  const at = after.indexOf(first);
  const without = longest(rest, after);
  return at === -1 ? without : Math.max(without, 1 + longest(rest, after.slice(at + 1)));
}
