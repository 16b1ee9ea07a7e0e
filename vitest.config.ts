import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": here("."), "server-only": here("scripts/testing/empty-module.ts") } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    // Files follow each other in one process: loading the same modules for each took a third of the time. For the same reason there is one
    // project: each has processes of its own, and compiles what it loads.
    isolate: false,
    // Patience, not a measure: a busy machine takes several times as long.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"],
    globalSetup: [here("scripts/testing/offer-test-postgres.ts")],
    setupFiles: [here("scripts/testing/around-each-file.ts")],
  },
});
