import { shownPath } from "@/lib/domain/import-inputs";
import type { ImportPreview } from "@/lib/domain/import-view";

/** `1 file`, `3 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** What a list of findings is called: by the worst in it. */
export function diagnosticsTitle(diagnostics: ImportPreview["diagnostics"]): string {
  return diagnostics.every((each) => each.severity === "info") ? "Notes" : "What could not be read, or is in doubt";
}

/** What became of the statements that build SQL. */
export function dynamicWords({ named, ran, isAsked }: ImportPreview["dynamic"]): string {
  if (!isAsked)
    return "Reading cannot tell what they do; without running them, it is not in the catalog. It can take a minute.";
  if (named === 0) return `What ${ran === 1 ? "it does" : "they do"} is in the catalog, marked as found by running.`;
  return `${count(ran, "statement")} could be run. ${count(named, "statement")} could not, and ${was(named)} left as named below.`;
}

/** What an import would do, in one sentence. */
export function headlineOf({ counts, isUnchanged, changesHistory, history, code, dynamic }: ImportPreview): string {
  if (isUnchanged) return "Nothing new: the project already has these migrations, exactly as they are here.";
  if (history.length > 0) return headlineOfPast(history);
  if (changesHistory) return "The migrations already there would be read in another dialect.";
  if (counts.new === 0 && code?.isNew) return "The project has these migrations; the code beside them is new.";
  if (counts.new === 0 && dynamic.isAsked)
    return "The project has these migrations; what they build at run time is new.";
  const there = counts.same + counts.stored;
  return there === 0
    ? `${count(counts.new, "migration")} to import.`
    : `${count(counts.new, "new migration")} after the ${there.toLocaleString("en")} already there.`;
}

function headlineOfPast(history: ImportPreview["history"]): string {
  const [first] = history;
  const isOneKind = history.every((each) => each.kind === first?.kind);
  const files = count(history.length, "file");
  if (isOneKind && first?.kind === "edited") return `${files} ${was(history.length)} edited after being imported.`;
  if (isOneKind && first?.kind === "inserted")
    return `${count(history.length, "new file")} ${history.length === 1 ? "belongs" : "belong"} before migrations already there.`;
  return `History was changed: ${pastWords(history).join(", ")}.`;
}

/** What else is worth knowing about the set, a sentence each. */
export function detailsOf({ counts, leftOut, isUnchanged, history }: ImportPreview): readonly string[] {
  return [
    ...listed(history.map((each) => each.summary)),
    ...(history.length > 0 && counts.new > counts.inserted
      ? [
          `${count(counts.new - counts.inserted, "migration")} ${counts.new - counts.inserted === 1 ? "is" : "are"} new at the end.`,
        ]
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
      ? [`${count(leftOut, "other file")} ${was(leftOut)} left out: no SQL, no schema in code, not part of a layout.`]
      : []),
  ];
}

const NAMED = 8;

/** The first few of many lines, as sentences. */
function listed(lines: readonly string[]): readonly string[] {
  const rest = lines.length > NAMED ? [`${lines.length - NAMED} more changes of this kind.`] : [];
  return [...lines.slice(0, NAMED).map((line) => `${shownPath(line)}.`), ...rest];
}

const pastVerbs = ["edited", "removed", "renamed", "inserted", "reordered"] as const;

/** `2 edited`, `1 removed`: what was done to the past, by kind. */
export function pastWords(history: ImportPreview["history"]): readonly string[] {
  return pastVerbs.flatMap((kind) => {
    const number = history.filter((each) => each.kind === kind).length;
    return number === 0 ? [] : [`${count(number, "file")} ${kind}`];
  });
}

function was(number: number): string {
  return number === 1 ? "was" : "were";
}
