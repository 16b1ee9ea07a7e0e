import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTried } from "../../testing/compare-tried";
import { tryInSqlite } from "../../testing/introspect-sqlite";
import { randomHistory, start } from "../../testing/random-sqlite-statements";

const { RANDOM_RUNS: numRuns = "60", RANDOM_SEED: seed = "20261123" } = process.env;

test("random statements are refused where a real SQLite refuses them, and give the catalog it then has", async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, async ([first = [], ...others]) => {
      for (const { replayed, real, said } of await compareTried(tryInSqlite([[...start, ...first], ...others]))) {
        expect(replayed, said.join("\n")).toEqual(real);
      }
    }),
    { numRuns: Number(numRuns), seed: Number(seed) },
  );
});
