import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results";

test("a test file that cannot be loaded, and one whose hook fails, count as failed", () => {
  const results = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "skipped" }] },
      { status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] },
    ],
  };
  expect(countVitest(results)).toEqual({ passed: 3, failed: 3 });
});

test("a browser test that held at the second try only, and an error outside tests, count as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{ message: "no server" }] })).toEqual({ passed: 5, failed: 3 });
});
