import { z } from "zod";
import type { Outcome } from "./stage";

const vitestResults = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightResults = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts Vitest's JSON report; a file that failed outside its tests, in loading or in a hook, counts as one more. */
export function countVitest(results: unknown): Outcome {
  const { numPassedTests, numFailedTests, testResults } = vitestResults.parse(results);
  const outside = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + outside.length };
}

/** Counts Playwright's JSON report; a test that held only at a second try did not hold. */
export function countPlaywright(results: unknown): Outcome {
  const { stats, errors } = playwrightResults.parse(results);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
