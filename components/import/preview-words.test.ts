import { expect, test } from "vitest";
import type { HistoryChange, ImportPreview } from "@/lib/domain/import-view";
import { detailsOf, headlineOf } from "./preview-words";

const nothing = { new: 0, same: 0, edited: 0, stored: 0, inserted: 0, removed: 0 };

function past(kind: HistoryChange["kind"], path: string): HistoryChange {
  return { kind, path, version: path, from: null, summary: `${path} was ${kind}` };
}

function preview(counts: Partial<ImportPreview["counts"]>, rest: Partial<ImportPreview> = {}): ImportPreview {
  return {
    counts: { ...nothing, ...counts },
    leftOut: 0,
    dynamic: { named: 0, ran: 0, isAsked: false, wasAsked: false },
    isUnchanged: false,
    changesHistory: false,
    history: [],
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
  [
    preview({ edited: 1 }, { changesHistory: true, history: [past("edited", "1.sql")] }),
    "1 file was edited after being imported.",
  ],
  [
    preview(
      {},
      { changesHistory: true, history: ["1", "2", "3"].map((n) => past(n === "2" ? "removed" : "inserted", n)) },
    ),
    "History was changed: 1 file removed, 2 files inserted.",
  ],
  [preview({ same: 2 }, { changesHistory: true }), "The migrations already there would be read in another dialect."],
  [
    preview({}, { changesHistory: true, history: [past("inserted", "1.sql"), past("inserted", "2.sql")] }),
    "2 new files belong before migrations already there.",
  ],
])("the headline says what would happen: %#", (given, words) => {
  expect(headlineOf(given)).toBe(words);
});

test("the details say what stays and what was left out", () => {
  expect(detailsOf(preview({ new: 1, stored: 4, same: 1 }, { leftOut: 1 }))).toEqual([
    "1 file was given again as it is.",
    "4 migrations of the project were not among the files, and stay.",
    "1 other file was left out: no SQL, no schema in code, not part of a layout.",
  ]);
  const history = [past("edited", "0001_a.sql"), past("removed", "0000_b.sql")];
  expect(detailsOf(preview({ edited: 1, new: 3, inserted: 1 }, { history }))).toEqual([
    "0001_a.sql was edited.",
    "0000_b.sql was removed.",
    "2 migrations are new at the end.",
  ]);
  const many = Array.from({ length: 12 }, (_, index) => past("removed", `${index}.sql`));
  expect(detailsOf(preview({}, { history: many })).at(-1)).toBe("4 more changes of this kind.");
});
