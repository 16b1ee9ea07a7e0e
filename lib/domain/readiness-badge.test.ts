import { expect, test } from "vitest";
import type { Readiness } from "./readiness";
import { readinessBadge } from "./readiness-badge";

const verdict = (over: object) =>
  ({
    isReady: false,
    error: null,
    counts: { blockers: 0 },
    signatures: { missing: [] },
    ...over,
  }) as unknown as Readiness;

test.each([
  ["ready", { isReady: true }],
  ["1 blocker", { counts: { blockers: 1 }, signatures: { missing: ["One of two."] } }],
  ["12 blockers", { counts: { blockers: 12 } }],
  ["not signed", { signatures: { missing: ["One of two."] } }],
  ["not ready", {}],
  ["unknown", { isReady: true, error: "It could not be evaluated." }],
])("a badge says %s, in its title too", (words, over) => {
  const svg = readinessBadge(verdict(over));
  expect(svg).toContain(`<title>strata: ${words}</title>`);
  expect(svg).toContain(`>${words}</text>`);
  expect(svg).not.toMatch(/<script|href|on\w+=/u);
});

test("a badge is as wide as its words", () => {
  const widthOf = (blockers: number) =>
    Number(/width="(\d+)"/u.exec(readinessBadge(verdict({ counts: { blockers } })))?.[1]);
  expect(widthOf(11) - widthOf(1)).toBeGreaterThan(5);
  expect(widthOf(111) - widthOf(11)).toBe(7);
});
