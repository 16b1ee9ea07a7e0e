import { expect, test } from "vitest";
import { assumptionRule } from "@/lib/domain/assumptions";
import { musts, toRule } from "./rule-draft";

test("every rule that can be put together is one that the server takes", () => {
  for (const [every, choices] of Object.entries(musts))
    for (const { kind, asks } of choices) {
      const draft = { every: every as keyof typeof musts, named: " *_id ", must: kind, what: asks ? " a, b" : "" };
      const rule = toRule(draft);
      expect(assumptionRule.parse(rule)).toEqual(rule);
      expect(rule.where).toEqual({ name: "*_id" });
    }
  expect(toRule({ every: "table", named: "", must: "have columns", what: "a, b" })).toEqual({
    every: "table",
    must: { kind: "have columns", columns: ["a", "b"] },
  });
});
