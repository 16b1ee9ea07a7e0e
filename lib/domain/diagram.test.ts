import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeOfTable } from "./diagram";

// Names of what the code of a character is made of are the ones that could be taken for each other.
const name = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("_", "5", "f", "a", ".", "é") }),
);

it("a table's node is made of letters, digits and underscores, and is no other table's", () => {
  fc.assert(
    fc.property(fc.tuple(name, name), fc.tuple(name, name), (one, other) => {
      expect(nodeOfTable(...one)).toMatch(/^[A-Za-z0-9_]+$/);
      expect(nodeOfTable(...one) === nodeOfTable(...other)).toBe(one[0] === other[0] && one[1] === other[1]);
    }),
    { numRuns: 1000 },
  );
  expect(nodeOfTable("a_", "__b")).not.toBe(nodeOfTable("a", "___b"));
});
