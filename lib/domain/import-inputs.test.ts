import { expect, test } from "vitest";
import * as engine from "@/migrations-import/model/limits";
import { canMatter, importLimits, problemOfPath, shownPath } from "./import-inputs";

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
    "supabase/config.toml",
  ];
  for (const path of kept) expect(canMatter(path), path).toBe(true);
  const left = [
    "a.md",
    "_journal.json",
    "config.toml",
    "node_modules/x/a.sql",
    ".git/a.sql",
    "x/._a.sql",
    "meta/0001_snapshot.json",
  ];
  for (const path of left) expect(canMatter(path), path).toBe(false);
});

test("ordinary paths have no problem", () => {
  for (const path of ["a.sql", "20240101_ä b/migration.sql", "..a/b..sql", `${"d/".repeat(20)}x.sql`]) {
    expect(problemOfPath(path), path).toBeNull();
  }
});

test("a shown path holds nothing that turns text around", () => {
  expect(shownPath("a\u202Elqs.exe")).toBe("a�lqs.exe");
});
