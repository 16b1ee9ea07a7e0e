import type { ParsedStatement } from "../../dialects/dialect";
import { dialectNamed } from "../../dialects/index";
import type { ReplayState } from "../../model/catalog";
import type { Diagnostic } from "../../model/diagnostic";
import { MAX_FILE_DIAGNOSTICS } from "../../model/limits";
import type { MigrationOutcome, MigrationSet, ReplayResult } from "../../model/result";
import type { DialectName, Migration, SourceFile } from "../../model/source";
import { buildCatalog } from "../../replay/build-catalog";
import { replay } from "../../replay/replay";
import { secondOpinion } from "../../second-opinion/second-opinion";
import { sortMigrations } from "../../sort-migrations";
import { findGaps } from "./find-gaps";
import { offsetAt } from "./offset-at";

/**
 * What is wrong with how the engine reads a history, whatever it contains; nothing, where it keeps its promises. Throws where
 * the engine throws.
 */
export async function findFaults(files: readonly SourceFile[]): Promise<readonly string[]> {
  const set = await sortMigrations(files);
  const result = await replay(set);
  const printed = JSON.stringify(buildCatalog({ ...set, ...result }));
  const besides = secondOpinion(files, set.dialect, result);
  const texts = new Map(set.migrations.map(({ path, sql }) => [path, sql]));
  const readings = result.outcomes.map((outcome) => readingOf(outcome, set.dialect));
  return [
    ...[...set.diagnostics, ...besides].flatMap((each) => misplaced(each, texts.get(each.path))),
    ...readings.flatMap((reading) => faultsOfReading(reading, set.dialect)),
    ...notText(printed, "the catalog"),
    ...notText(
      JSON.stringify(result.outcomes.map(({ changes, diagnostics }) => [changes, diagnostics])),
      "the outcome",
    ),
    ...doNotJoinUp(result),
    ...(await differsOneByOne(set, result)),
    ...(await leftBehind(set.dialect, readings, result.objects)),
  ];
}

/** A migration, what came of it, its statements, and those of them that ended with an error. */
type Reading = {
  readonly outcome: MigrationOutcome;
  readonly parsed: readonly Parsed[];
  readonly refused: readonly Parsed[];
};

type Parsed = ParsedStatement<unknown>;

function readingOf(outcome: MigrationOutcome, dialect: DialectName): Reading {
  const { migration, diagnostics } = outcome;
  const parsed = [...dialectNamed(dialect).parse(migration.sql, migration.up)];
  return { outcome, parsed, refused: refusedOf(migration, parsed, diagnostics) };
}

function faultsOfReading({ outcome, parsed, refused }: Reading, dialect: DialectName): string[] {
  const { migration, statements, failed, diagnostics } = outcome;
  const counted = statements.applied + statements.noEffect + statements.notUnderstood;
  return [
    ...(counted === parsed.length ? [] : [`${migration.path}: ${parsed.length} statements, ${counted} counted`]),
    ...(failed === refused.length ? [] : [`${migration.path}: ${failed} failed, ${refused.length} have an error`]),
    ...(failed <= statements.notUnderstood ? [] : [`${migration.path}: more failed than were not understood`]),
    ...diagnostics.flatMap((each) => misplaced(each, migration.sql, migration.up)),
    ...findGaps(migration, parsed, dialect),
  ];
}

/** Diagnostics stand inside of their file, and their line has their column. */
function misplaced(diagnostic: Diagnostic, text = "", up = { start: 0, end: text.length }): string[] {
  const { path, line, column, endLine, code, message } = diagnostic;
  const named = `${path}:${line}:${column} ${code} “${message}”`;
  if (message === "" || (message.includes("undefined") && !text.includes("undefined")))
    return [`${named}: says nothing`];
  if (line === null || column === null || endLine === null) {
    return line === column && column === endLine ? [] : [`${named}: half a place`];
  }
  const at = offsetAt(text, line, column);
  if (at === null) return [`${named}: is no place of the file`];
  if (at < up.start || at > up.end) return [`${named}: is outside of what is read`];
  return endLine >= line && endLine <= text.split("\n").length ? [] : [`${named}: ends at line ${endLine}`];
}

function refusedOf(
  migration: Migration,
  parsed: readonly Parsed[],
  diagnostics: readonly Diagnostic[],
): readonly Parsed[] {
  const places = diagnostics
    .filter(({ severity, line }) => severity === "error" && line !== null)
    .map(({ line, column }) => offsetAt(migration.sql, line ?? 1, column ?? 1) ?? -1);
  // What a grammar stumbles over can be the beginning of the next statement.
  for (const each of parsed) if ("at" in each) places.splice(places.indexOf(each.at), 1);
  return parsed.filter((each, index) => {
    const next = parsed[index + 1]?.range.start ?? migration.up.end + 1;
    return "at" in each || places.some((at) => at >= each.range.start && at < next);
  });
}

/** Strings that a database or a browser would refuse: halves of characters, NUL. */
function notText(json: string, what: string): string[] {
  const [found] = /\\u(?:d[89a-f]|0000)/i.exec(json) ?? [];
  return found === undefined ? [] : [`${what} holds ${found}`];
}

function doNotJoinUp({ outcomes, objects }: ReplayResult): string[] {
  const faults: string[] = [];
  const standing = new Map<string, string>();
  for (const { object, before, after } of outcomes.flatMap(({ changes }) => changes)) {
    if (JSON.stringify(before) !== (standing.get(object) ?? "null")) faults.push(`${object}: before is not what stood`);
    if (after) standing.set(object, JSON.stringify(after));
    else standing.delete(object);
  }
  const head = new Map(objects.map((object) => [object.id as string, JSON.stringify(object)]));
  for (const id of new Set([...standing.keys(), ...head.keys()])) {
    if (standing.get(id) !== head.get(id)) faults.push(`${id}: the changes do not lead to what stands`);
  }
  return faults;
}

async function differsOneByOne(set: MigrationSet, { outcomes, objects }: ReplayResult): Promise<string[]> {
  let state: ReplayState = { objects: [] };
  const faults: string[] = [];
  for (const [index, migration] of set.migrations.entries()) {
    const step = await replay({ dialect: set.dialect, migrations: [migration] }, { from: state });
    state = JSON.parse(JSON.stringify({ objects: step.objects })) as ReplayState;
    if (JSON.stringify(step.outcomes[0]) !== JSON.stringify(outcomes[index])) {
      faults.push(`${migration.path}: continued from what was stored it has another outcome`);
    }
  }
  if (JSON.stringify(state.objects) !== JSON.stringify(objects)) faults.push("one by one gives other objects");
  return faults;
}

/** With the refused statements blanked out everything else is as it was: they changed nothing. */
async function leftBehind(
  dialect: DialectName,
  readings: readonly Reading[],
  objects: ReplayResult["objects"],
): Promise<string[]> {
  if (readings.some(({ outcome }) => outcome.diagnostics.length > MAX_FILE_DIAGNOSTICS)) return [];
  if (readings.every(({ refused }) => refused.length === 0)) return [];
  const migrations = readings.map(({ outcome: { migration }, refused }) => {
    let { sql } = migration;
    for (const { range } of refused) {
      const blank = sql.slice(range.start, range.end).replace(/[^\n]/g, " ");
      sql = sql.slice(0, range.start) + blank + sql.slice(range.end);
    }
    return { ...migration, sql };
  });
  if (!readings.every((reading, index) => readsTheSame(reading, migrations[index], dialect))) return [];
  const without = await replay({ dialect, migrations });
  return JSON.stringify(without.objects) === JSON.stringify(objects)
    ? []
    : ["a refused statement left something behind"];
}

/** Where the text of a refused statement also told how its neighbours read, as before the data of COPY, nothing can be compared. */
function readsTheSame({ parsed, refused }: Reading, blanked: Migration | undefined, dialect: DialectName): boolean {
  if (blanked === undefined || refused.length === 0) return true;
  const placesIn = (statements: readonly Parsed[]) =>
    statements.map(({ kind, range }) => `${kind} ${range.start} ${range.end}`).join();
  const gone = new Set(refused.map(({ range }) => range.start));
  const kept = parsed.filter(({ range }) => !gone.has(range.start));
  return placesIn(kept) === placesIn([...dialectNamed(dialect).parse(blanked.sql, blanked.up)]);
}
