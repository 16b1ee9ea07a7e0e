import { expect, test } from "vitest";
import type { Comparison } from "./compare-view";
import { toMarkdown } from "./compare-words";

const none = { added: 0, altered: 0, renamed: 0, removed: 0 };
const by = [{ version: "0002", path: "0002.sql", line: 1, endLine: 1 }];

function comparisonOf(before: string): Comparison {
  const facts = [{ fact: "definition", before, after: "b" }];
  return {
    from: { position: 1, version: "0001" },
    to: { position: 2, version: "0002" },
    isHead: true,
    totals: {
      tables: none,
      objects: none,
      docs: { new: 0, enhanced: 0, unchanged: 0, stale: 0, removed: 0 },
      fields: 0,
    },
    tables: [],
    othersFound: 0,
    others: [{ objectId: "1", objectKind: "function", kind: "altered", name: "tidy", was: null, facts, by }],
    page: 1,
    pages: 1,
    found: 0,
  };
}

test("any number of spaces or backticks in a function is told as Markdown as soon as any others", () => {
  const spaces = " ".repeat(100_000);
  expect(toMarkdown("Shop", comparisonOf(`a${spaces}b`))).toContain(`definition \`a${spaces}b\` → \`b\``);
  expect(toMarkdown("Shop", comparisonOf("` ".repeat(200_000)))).toContain("definition `` ` `");
  expect(toMarkdown("Shop", comparisonOf("a  \n  b"))).toContain("definition `a b` → `b`");
});
