import { indexCatalog } from "../code/compare/catalog-index";
import { compareSchema, findUndeclared } from "../code/compare/compare-schema";
import type { CodeFinding } from "../model/code";
import type { Diagnostic } from "../model/diagnostic";
import { MAX_SNAPSHOT_BYTES } from "../model/limits";
import type { ReplayResult } from "../model/result";
import type { DialectName, SourceFile } from "../model/source";
import { decodeText } from "../text/decode-text";
import { compareNatural } from "../text/natural-order";
import { objectsAfter } from "./objects-after";
import { readSnapshot } from "./read-snapshot";

const mostTold = 50;

/**
 * Holds the newest of Drizzle's snapshots among the files against the catalog at the migration it was written with, and says
 * where the two disagree: a migration was edited by hand, or applied without the tool's knowing. The result may be that of a
 * replay that went on from a state; a snapshot of a migration that was not replayed is not looked at. Never throws.
 */
export function secondOpinion(
  files: readonly SourceFile[],
  dialect: DialectName,
  result: ReplayResult,
): readonly Diagnostic[] {
  const newest = newestSnapshot(files, result);
  if (newest === null) return [];
  const { file, index } = newest;
  const text = file.bytes.length > MAX_SNAPSHOT_BYTES ? null : decodeText(file.bytes);
  const schema = text === null ? null : readSnapshot(file.path, text, dialect);
  if (schema === null) return [];
  const catalog = indexCatalog(objectsAfter(result, index));
  const findings: CodeFinding[] = [];
  const comparison = { dialect, catalog, schema, references: new Map(), findings };
  compareSchema(comparison);
  findUndeclared(comparison);
  const at = result.outcomes[index]?.migration.path ?? "";
  const told = findings.slice(0, mostTold).map((finding) => diagnosticOf(finding, file.path, at));
  const rest = findings.length - told.length;
  return rest === 0 ? told : [...told, about("info", file.path, `${rest} more disagreements with the migrations.`)];
}

/** The snapshot of the latest migration, with that migration's place among the outcomes. */
function newestSnapshot(files: readonly SourceFile[], { outcomes }: ReplayResult) {
  const snapshots = files.filter(({ path }) => isSnapshot(path)).sort((a, b) => compareNatural(b.path, a.path));
  for (const file of snapshots) {
    const index = outcomes.findLastIndex(({ migration }) => belongsTo(file.path, migration.path));
    if (index !== -1) return { file, index };
  }
  return null;
}

/** Whether a file is a snapshot of Drizzle Kit, by its path. */
export function isSnapshot(path: string): boolean {
  return /(^|\/)meta\/\d+_snapshot\.json$/.test(path) || /(^|\/)\d[^/]*\/snapshot\.json$/.test(path);
}

function belongsTo(snapshot: string, migration: string): boolean {
  const number = /meta\/(\d+)_snapshot\.json$/.exec(snapshot)?.[1];
  if (number !== undefined) return migration.startsWith(`${number}_`) && !migration.includes("/");
  const folder = /([^/]+)\/snapshot\.json$/.exec(snapshot)?.[1];
  return migration === `${folder}/migration.sql`;
}

function diagnosticOf(
  { code, severity, subject, inCode, inMigrations }: CodeFinding,
  path: string,
  at: string,
): Diagnostic {
  const name = titleOf(code, subject);
  if (code.endsWith("_NOT_MIGRATED"))
    return about(severity, path, `${name} is in the snapshot, and the migrations up to ${at} do not make it.`);
  if (code.endsWith("_NOT_DECLARED"))
    return about(severity, path, `${name} is made by the migrations up to ${at}, and not in the snapshot.`);
  if (code === "RLS_DIFFERS")
    return about(severity, path, `${name} has row level security in the snapshot, and none after ${at}.`);
  const what = code === "DEFAULT_DIFFERS" ? `The default of ${subject}` : name;
  const sides = `${inCode ?? "one way"} in the snapshot, ${inMigrations ?? "another"} after ${at}`;
  return about(severity, path, `${what} is ${sides}.`);
}

/** Tables and columns go by their names alone; a sentence does not begin with one. */
function titleOf(code: CodeFinding["code"], subject: string): string {
  if (/^(TABLE|RLS)_/.test(code)) return `Table ${subject}`;
  if (/^(COLUMN|TYPE|NULLABILITY|GENERATED)_/.test(code)) return `Column ${subject}`;
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`;
}

function about(severity: "warning" | "info", path: string, message: string): Diagnostic {
  const hint =
    severity === "warning" ? "A migration was edited by hand, or the snapshot belongs to another one." : null;
  return { severity, code: "SECOND_OPINION", path, line: null, column: null, endLine: null, message, hint };
}
