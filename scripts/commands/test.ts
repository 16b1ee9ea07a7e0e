import { printFailure } from "../bootstrap/step.mjs";
import { findFreePort } from "../postgres/free-port";
import { generateRouteTypes } from "../setup/generate-route-types";
import { end, runUntilEnd } from "../setup/lifecycle";
import { prepare } from "../setup/prepare";
import { findChromium } from "../testing/find-chromium";
import { runStages } from "../testing/run-stages";
import type { Outcome } from "../testing/stage";
import { browserTests, browserTestsAreRead, build, lint, tests, types } from "../testing/stages";

/** Everything: lint, types, engine and service tests, browser tests. The last line is the total. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    await prepare();
    await generateRouteTypes();
    // What keeps one core busy goes beside what waits for a database now and then.
    const first = await runStages([lint, tests], [types, browserTestsAreRead, build]);
    const last = await testInBrowser();
    const total = { passed: first.passed + last.passed, failed: first.failed + last.failed };
    process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
    await end(total.failed === 0 ? 0 : 1);
  });
}

// Without a browser there is nothing to run the tests in, which is a failure like any other.
async function testInBrowser(): Promise<Outcome> {
  try {
    const chromium = await findChromium();
    return await runStages([browserTests(chromium, await findFreePort())]);
  } catch (error) {
    printFailure(error);
    return { passed: 0, failed: 1 };
  }
}
