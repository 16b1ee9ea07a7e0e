import { shownPath } from "@/lib/domain/import-inputs";
import type { ImportPreview } from "@/lib/domain/import-view";

/** `1 file`, `3 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** What an import would do, in one sentence. */
export function headlineOf({ counts, isUnchanged, changesHistory }: ImportPreview): string {
  if (isUnchanged) return "Nothing new: the project already has these migrations, exactly as they are here.";
  if (counts.edited > 0) return `${count(counts.edited, "file")} ${was(counts.edited)} edited after being imported.`;
  if (counts.inserted > 0)
    return `${count(counts.inserted, "new file")} ${belong(counts.inserted)} before migrations already there.`;
  if (changesHistory) return "The migrations already there would be read in another order or dialect.";
  const there = counts.same + counts.stored;
  return there === 0
    ? `${count(counts.new, "migration")} to import.`
    : `${count(counts.new, "new migration")} after the ${there.toLocaleString("en")} already there.`;
}

/** What else is worth knowing about the set, a sentence each. */
export function detailsOf({ counts, leftOut, isUnchanged, migrations }: ImportPreview): readonly string[] {
  return [
    ...named(
      "Edited",
      migrations.filter((each) => each.state === "edited"),
    ),
    ...named(
      "Before others",
      migrations.filter((each) => each.isInserted),
    ),
    ...(counts.edited > 0 && counts.new > 0
      ? [`${count(counts.new, "migration")} ${counts.new === 1 ? "is" : "are"} new.`]
      : []),
    ...(counts.same > 0 && !isUnchanged
      ? [
          `${count(counts.same, "file")} ${was(counts.same)} given again as ${counts.same === 1 ? "it is" : "they are"}.`,
        ]
      : []),
    ...(counts.stored > 0
      ? [
          `${count(counts.stored, "migration")} of the project ${was(counts.stored)} not among the files, and ${counts.stored === 1 ? "stays" : "stay"}.`,
        ]
      : []),
    ...(leftOut > 0
      ? [`${count(leftOut, "other file")} ${was(leftOut)} left out: neither SQL nor part of a layout.`]
      : []),
  ];
}

const NAMED = 5;

/** Files by their paths, the first few of many. */
function named(word: string, files: ImportPreview["migrations"]): readonly string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, NAMED).map((each) => shownPath(each.path));
  return [`${word}: ${shown.join(", ")}${files.length > NAMED ? ` and ${files.length - NAMED} more` : ""}.`];
}

function was(number: number): string {
  return number === 1 ? "was" : "were";
}

function belong(number: number): string {
  return number === 1 ? "belongs" : "belong";
}
