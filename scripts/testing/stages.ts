import { countPlaywright, countVitest } from "./count-results";
import type { Stage } from "./stage";

const VITEST_RESULTS = ".data/test/vitest.json";
const PLAYWRIGHT_RESULTS = ".data/test/playwright.json";

export const lint: Stage = {
  title: "Lint",
  program: "node_modules/@biomejs/biome/bin/biome",
  args: ["check", "--error-on-warnings", "."],
};

export const types: Stage = { title: "Types", program: "node_modules/typescript/bin/tsc", args: ["--noEmit"] };

export const architecture: Stage = {
  title: "Who may import whom",
  program: "node_modules/vitest/vitest.mjs",
  args: ["run", "scripts/architecture"],
};

export const tests: Stage = {
  title: "Engine and service tests",
  program: "node_modules/vitest/vitest.mjs",
  args: ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_RESULTS}`],
  results: { file: VITEST_RESULTS, count: countVitest },
};

/** Reads every browser test and runs none: compiling them, and all of Strata they call, takes a core a quarter of a minute the first time. */
export const browserTestsAreRead: Stage = {
  title: "Reading the browser tests",
  program: "node_modules/@playwright/test/cli.js",
  args: ["test", "--list", "--grep=^$", "--pass-with-no-tests"],
};

/** What the browser tests are served; it finds room beside tests that wait for a database now and then. */
export const build: Stage = { title: "Build", program: "scripts/run.mjs", args: ["build"] };

/** The browser tests, in a Chromium, against a server they start on a port. */
export function browserTests(chromium: string, port: number): Stage {
  return {
    title: "Browser tests",
    program: "node_modules/@playwright/test/cli.js",
    args: ["test", "--pass-with-no-tests"],
    environment: { CHROMIUM_PATH: chromium, E2E_PORT: String(port), PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_RESULTS },
    results: { file: PLAYWRIGHT_RESULTS, count: countPlaywright },
  };
}
