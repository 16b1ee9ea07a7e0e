import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeOfTable, tableOfNode } from "./diagram";

it("a table's node leads back to the table, whatever both are called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (schema, name) => {
      const node = nodeOfTable(schema, name);
      expect(node).toMatch(/^[A-Za-z0-9_]+$/);
      expect(tableOfNode(node)).toEqual({ schema, name });
    }),
  );
  expect(tableOfNode(nodeOfTable("a_", "__b"))).toEqual({ schema: "a_", name: "__b" });
  expect(tableOfNode("users")).toBeNull();
});
