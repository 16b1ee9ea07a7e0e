import { fieldLabels } from "@/lib/domain/field-label";
import type { ImportOutcome, ImportPreview } from "@/lib/domain/import-view";
import type { DiagnosticView } from "@/lib/domain/migration-view";
import { plainLine } from "@/lib/domain/plain-line";
import { statementsSentence } from "@/lib/domain/statement-words";

const MOST_OF_A_LINE = 2_000;

/** Prints diagnostics to standard error, one a line: `path:line:column severity CODE message`. */
export function printDiagnostics(diagnostics: readonly DiagnosticView[]): void {
  for (const { path, line, column, severity, code, message, hint } of diagnostics) {
    const place = line === null ? path || "." : `${path}:${line}:${column ?? 1}`;
    const text = `${message}${hint === null ? "" : ` (${hint})`}`;
    process.stderr.write(`${plainLine(`${place} ${severity} ${code} ${text}`, MOST_OF_A_LINE)}\n`);
  }
}

/** What a push would do, a line each. */
export function describePreview(preview: ImportPreview): readonly string[] {
  const { counts, isUnchanged, changesHistory, history } = preview;
  const verdict = isUnchanged
    ? "Nothing would change: the project has these migrations."
    : counts.new + counts.edited === 0 && preview.code?.isNew && !changesHistory
      ? "Would bring the code up to date: the project has these migrations."
      : `Would import ${migrations(counts.new)}${counts.edited > 0 ? `, replace ${counts.edited}` : ""}${changesHistory ? ", and change history (--accept-history)" : ""}.`;
  const past = history.map(({ summary }) => `History: ${summary}.`);
  return [
    verdict,
    ...past,
    ...missingOf(preview),
    ...changesOf(preview),
    totalsOf(preview.totals),
    statementsSentence(preview.statements),
    ...renamesOf(preview),
    ...staleOf(preview.stale, "Would go stale"),
    ...nearbyOf(preview.nearby),
    ...codeOf(preview.code),
  ];
}

/** What a push did, a line each. */
export function describeOutcome(outcome: ImportOutcome, preview: ImportPreview): readonly string[] {
  const head = `Head is ${outcome.head ?? "empty"}.`;
  if (outcome.migrationsAdded + outcome.migrationsEdited === 0 && outcome.code?.isNew && outcome.changes === 0)
    return [`The code was brought up to date. ${head}`, ...codeOf(outcome.code)];
  if (outcome.isUnchanged) return [`Nothing changed: the project already has these migrations. ${head}`];
  const removed = outcome.migrationsRemoved > 0 ? `, removed ${outcome.migrationsRemoved}` : "";
  const replaced = `${outcome.migrationsEdited > 0 ? `, replaced ${outcome.migrationsEdited}` : ""}${removed}`;
  const done = `Imported ${migrations(outcome.migrationsAdded)}${replaced} in ${outcome.seconds.toFixed(1)} s. ${head}`;
  const past = preview.history.map(({ summary }) => `History: ${summary}.`);
  return [
    done,
    ...past,
    ...missingOf(preview),
    ...changesOf(preview),
    totalsOf(outcome.totals),
    statementsSentence(preview.statements),
    ...renamesOf(preview),
    ...staleOf(outcome.stale, "Went stale"),
    ...nearbyOf(outcome.nearby),
    ...codeOf(outcome.code),
  ];
}

/** A folder that lacks some of what the project has may be all there is left of the history. */
function missingOf({ looksWhole, counts: { stored } }: ImportPreview): readonly string[] {
  if (!looksWhole || stored === 0) return [];
  return [`${migrations(stored)} of the project not in the folder, and kept (--whole-history removes them).`];
}

const MOST_LISTED = 50;

function changesOf({ migrations: all }: ImportPreview): readonly string[] {
  const told = all.flatMap(({ path, changes }) =>
    (changes ?? []).filter((each) => !each.consequence || each.isLoss).map((each) => ({ path, ...each })),
  );
  const lines = told.slice(0, MOST_LISTED).map(({ path, source, summary }) => `  ${path}:${source.line} ${summary}`);
  return told.length > MOST_LISTED ? [...lines, `  and ${told.length - MOST_LISTED} more changes`] : lines;
}

function totalsOf(totals: ImportPreview["totals"]): string {
  const parts = Object.entries(totals).filter(([, number]) => number > 0);
  return parts.length === 0
    ? "The catalog is empty."
    : `The catalog has ${parts.map(([kind, number]) => `${number} ${number === 1 ? singular(kind) : kind}`).join(", ")}.`;
}

function singular(kind: string): string {
  return kind.replace(/ies$/, "y").replace(/xes$/, "x").replace(/s$/, "");
}

/** What may have been one thing under another name is said, for only a person knows. */
function renamesOf({ possibleRenames }: ImportPreview): readonly string[] {
  return possibleRenames.map(({ why, score, source, docs }) => {
    const written = docs === 0 ? "" : `; ${docs} ${docs === 1 ? "field was" : "fields were"} written about it`;
    return `Perhaps renamed (${Math.round(score * 100)} %): ${source.path}:${source.line} ${why.replace(/\.$/, "")}${written}.`;
  });
}

function staleOf(stale: ImportPreview["stale"], verb: string): readonly string[] {
  return stale.map(({ schema, name, kind, object, fields, summary }) => {
    const place = kind === "table" || object === name ? `${schema}.${name}` : `${schema}.${name}.${object}`;
    return `${verb}: ${fields.length > 0 ? fieldLabels(kind, fields) : "verification"} of ${place} (${summary})`;
  });
}

function nearbyOf(nearby: ImportPreview["nearby"]): readonly string[] {
  return nearby.map(({ schema, name, summary }) => `Worth a look: ${schema}.${name} (${summary})`);
}

function codeOf(code: ImportPreview["code"]): readonly string[] {
  if (!code) return [];
  const where = `${code.files.length} ${code.files.length === 1 ? "file" : "files"} of code`;
  const head = `${code.references} objects are declared in ${where}.`;
  if (code.findings === 0) return [`${head} Code and migrations agree.`];
  const lines = code.shown.slice(0, MOST_LISTED).map(({ declaredAt, migratedAt, message }) => {
    const place = declaredAt ?? migratedAt;
    return `  ${place ? `${place.path}:${place.line} ` : ""}${message}`;
  });
  const more = code.findings - lines.length;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  return [`${head} Code and migrations disagree in ${code.findings}:`, ...lines, ...rest];
}

function migrations(number: number): string {
  return `${number} ${number === 1 ? "migration" : "migrations"}`;
}
