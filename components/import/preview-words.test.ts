import { expect, test } from "vitest";
import type { ImportPreview } from "@/lib/domain/import-view";
import { detailsOf, headlineOf } from "./preview-words";

const nothing = { new: 0, same: 0, edited: 0, stored: 0, inserted: 0 };

function preview(counts: Partial<ImportPreview["counts"]>, rest: Partial<ImportPreview> = {}): ImportPreview {
  return {
    counts: { ...nothing, ...counts },
    leftOut: 0,
    isUnchanged: false,
    changesHistory: false,
    migrations: [],
    ...rest,
  } as ImportPreview;
}

test.each([
  [preview({ new: 12 }), "12 migrations to import."],
  [preview({ new: 1, same: 12 }), "1 new migration after the 12 already there."],
  [
    preview({ same: 3 }, { isUnchanged: true }),
    "Nothing new: the project already has these migrations, exactly as they are here.",
  ],
  [preview({ edited: 1, same: 2 }, { changesHistory: true }), "1 file was edited after being imported."],
  [
    preview({ new: 2, inserted: 2, same: 2 }, { changesHistory: true }),
    "2 new files belong before migrations already there.",
  ],
  [
    preview({ same: 2 }, { changesHistory: true }),
    "The migrations already there would be read in another order or dialect.",
  ],
])("the headline says what would happen: %#", (given, words) => {
  expect(headlineOf(given)).toBe(words);
});

test("the details say what stays and what was left out", () => {
  expect(detailsOf(preview({ new: 1, stored: 4, same: 1 }, { leftOut: 1 }))).toEqual([
    "1 file was given again as it is.",
    "4 migrations of the project were not among the files, and stay.",
    "1 other file was left out: neither SQL nor part of a layout.",
  ]);
  const read = { version: "1", name: "a", statements: 1, failed: 0, changes: [] };
  const migrations: ImportPreview["migrations"] = [
    { ...read, path: "0001_a.sql", state: "edited", isInserted: false },
    { ...read, path: "0000_b.sql", state: "new", isInserted: true },
  ];
  expect(detailsOf(preview({ edited: 1, new: 3, inserted: 1 }, { migrations }))).toEqual([
    "Edited: 0001_a.sql.",
    "Before others: 0000_b.sql.",
    "3 migrations are new.",
  ]);
});
