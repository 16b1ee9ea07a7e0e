import { expect, test } from "vitest";
import * as engine from "@/migrations-import/model/limits";
import { canMatter, importLimits, problemOfPath, shownPath, withoutOlderSnapshots } from "./import-inputs";

test("the limits are the engine's", () => {
  expect(importLimits).toEqual({
    fileBytes: engine.MAX_FILE_BYTES,
    importBytes: engine.MAX_IMPORT_BYTES,
    files: engine.MAX_IMPORT_FILES,
    folderDepth: engine.MAX_FOLDER_DEPTH,
  });
});

test("SQL and what tells a layout can matter, nothing else", () => {
  const kept = [
    "a.sql",
    "x/B.SQL",
    "d/meta/_journal.json",
    "p/migration_lock.toml",
    "wrangler.toml",
    "wrangler.staging.jsonc",
    "supabase/config.toml",
    "drizzle/meta/0001_snapshot.json",
    "drizzle/20250101000000_a/snapshot.json",
    "V1__a.sql.conf",
    "flyway.conf",
    "migrations/atlas.sum",
    "db/migrate/20240101000000_make.rb",
    "migrations/00002_fill.go",
    "1700000000000_a.js",
    "V2__Fill.java",
  ];
  for (const path of kept) expect(canMatter(path), path).toBe(true);
  const left = [
    "a.md",
    "_journal.json",
    "config.toml",
    "node_modules/x/a.sql",
    ".git/a.sql",
    "x/._a.sql",
    "0001_snapshot.json",
    "src/snapshot.json",
    "index.ts",
    "wrangler.ts",
    "config.yaml",
  ];
  for (const path of left) expect(canMatter(path), path).toBe(false);
});

test("of Drizzle's snapshots only the newest of a folder is kept", () => {
  const paths = ["a/meta/0009_snapshot.json", "a/meta/0010_snapshot.json", "b/meta/0001_snapshot.json", "a/0009_x.sql"];
  const folders = ["2024_a/migration.sql", "2024_a/snapshot.json", "2025_b/snapshot.json"];
  const kept = withoutOlderSnapshots([...paths, ...folders].map((path) => ({ path })));
  expect(kept.map(({ path }) => path)).toEqual([...paths.slice(1), "2024_a/migration.sql", "2025_b/snapshot.json"]);
});

test("ordinary paths have no problem", () => {
  for (const path of ["a.sql", "20240101_ä b/migration.sql", "..a/b..sql", `${"d/".repeat(20)}x.sql`]) {
    expect(problemOfPath(path), path).toBeNull();
  }
});

test("a shown path holds nothing that turns text around", () => {
  expect(shownPath("a\u202Elqs.exe")).toBe("a�lqs.exe");
});
