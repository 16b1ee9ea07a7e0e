import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const PURE = [
  "scripts/architecture/**/*.test.ts",
  "migrations-import/**/!(*.database).test.ts",
  "lib/domain/**/*.test.ts",
  "lib/client/**/*.test.ts",
  "components/**/*.test.{ts,tsx}",
];
const IGNORED = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": here("."), "server-only": here("scripts/testing/empty-module.ts") } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    // Files follow each other in one process: loading the same modules for each took a third of the time.
    isolate: false,
    // Patience, not a measure: a busy machine takes several times as long.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    setupFiles: [here("scripts/testing/around-each-file.ts")],
    projects: [
      { extends: true, test: { name: "pure", include: PURE, exclude: IGNORED } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...PURE, ...IGNORED],
          globalSetup: [here("scripts/testing/start-test-postgres.ts")],
        },
      },
    ],
  },
});
