import { randomBytes } from "node:crypto";
import { defineConfig } from "@playwright/test";

// This file is read by every worker too; what the first reading chose is passed on in the environment.
process.env.E2E_PORT ??= "3100";
process.env.E2E_EMAIL ??= "ada@strata.example";
process.env.E2E_PASSWORD ??= randomBytes(12).toString("base64url");

const { E2E_PORT, E2E_EMAIL, E2E_PASSWORD, CHROMIUM_PATH } = process.env;
const address = `http://localhost:${E2E_PORT}`;
const isRoot = process.getuid?.() === 0;

// Chromium hears only the last of such lists: the first of these are Playwright's own, as far as they concern us. A renderer
// that waits for a next site took a tenth of the machine's time.
const withoutFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "SpareRendererForSitePerProcess",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Tests make people and projects with the server's own services; see e2e/support.
  tsconfig: "e2e/tsconfig.json",
  // One more than the cores at hand: a browser waits as much as it works.
  workers: 3,
  // Patience, not a measure: a busy machine takes several times as long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // Pictures in between cost the machine a tenth of its time, and tests would wait for their end.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Recording takes the machine's time from everything that is tested: E2E_TRACE=1 for a failure that a picture does not explain.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      // Without windows, Chromium would give frames of other origins no process of their own, as it does for everybody else.
      // Scripts that run for seconds are not worth optimizing: it took a tenth of the machine's time.
      args: [
        "--disable-background-networking",
        "--site-per-process",
        `--disable-features=${withoutFeatures.join(",")}`,
        "--js-flags=--no-opt --no-maglev",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: "node scripts/run.mjs e2e-server",
    url: `${address}/healthz`,
    env: { PORT: E2E_PORT, NEXTAUTH_URL: address, E2E_EMAIL, E2E_PASSWORD },
    timeout: 600_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    // A server of one's own makes repeated runs quick: E2E_PASSWORD=… PORT=3100 node scripts/run.mjs e2e-server
    reuseExistingServer: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined,
  },
});
