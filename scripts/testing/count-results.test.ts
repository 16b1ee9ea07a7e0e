import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results";

test("a test file that cannot be loaded counts as failed", () => {
  const results = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{}, {}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(results)).toEqual({ passed: 3, failed: 2 });
});

test("a browser test that held at the second try only, and an error outside tests, count as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{ message: "no server" }] })).toEqual({ passed: 5, failed: 3 });
});
