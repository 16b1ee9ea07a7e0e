import type { Diagnostic } from "../model/diagnostic";
import { MAX_FILE_BYTES } from "../model/limits";
import type { DialectName, Migration, SourceFile } from "../model/source";
import { checksum } from "../text/checksum";
import { decodeText } from "../text/decode-text";
import { createLineIndex } from "../text/line-index";
import { fileDiagnostic } from "./file-diagnostic";
import type { FileTree } from "./file-tree";
import { wrongDialectDiagnostic } from "./foreign-file";
import type { LayoutReading, UpPart } from "./layout";
import { fillTemplates } from "./templates";

/** Called before a file is read, with its length in UTF-16 units. */
export type OnReading = (path: string, length: number) => void | Promise<void>;

/**
 * Decodes and checksums the files of ordered entries, finds the part of each that is applied and fills in what a program would. A file that is too large,
 * not text or in another dialect is left out with an error. Versions come out unique: of two files with one version the later is called `<version>_<name>`.
 */
export async function readMigrations(
  folder: FileTree,
  reading: Pick<LayoutReading, "entries" | "upPart" | "hasWholeNames">,
  dialect: DialectName,
  onReading: OnReading = () => undefined,
): Promise<{ readonly migrations: readonly Migration[]; readonly diagnostics: readonly Diagnostic[] }> {
  const files = new Map(folder.files.map((file) => [file.path, file]));
  const migrations: Migration[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const entry of reading.entries) {
    const file = files.get(entry.path);
    if (!file) continue;
    const text = readText(file);
    if (typeof text !== "string") {
      diagnostics.push(text);
      continue;
    }
    const given = reading.upPart?.(entry.path, text) ?? { text, start: 0, end: text.length, problems: [] };
    const part = fillTemplates(given, dialect);
    await onReading(entry.path, part.end - part.start);
    const problem = await wrongDialectDiagnostic(entry.path, part.text.slice(part.start, part.end), dialect);
    diagnostics.push(...(problem ? [problem] : problemsOf(entry.path, part)));
    if (problem) continue;
    const up = { start: part.start, end: part.end };
    migrations.push({ ...entry, checksum: await checksum(file.bytes), sql: part.text, up });
  }
  const unique = withUniqueVersions(migrations);
  return {
    migrations: unique.migrations,
    diagnostics: [...diagnostics, ...(reading.hasWholeNames ? [] : unique.duplicates)],
  };
}

function problemsOf(path: string, { text, problems }: UpPart): Diagnostic[] {
  if (problems.length === 0) return [];
  const lines = createLineIndex(text);
  return problems.map(({ severity, code, at, message, hint }) => {
    const { line, column } = lines.at(at);
    return { severity, code, path, line, column, endLine: line, message, hint };
  });
}

function readText(file: SourceFile): string | Diagnostic {
  if (file.bytes.length > MAX_FILE_BYTES) return tooLarge(file);
  return decodeText(file.bytes) ?? notText(file.path);
}

function tooLarge(file: SourceFile): Diagnostic {
  const size = (bytes: number) => `${Math.ceil(bytes / (1024 * 1024))} MB`;
  const message = `The file has ${size(file.bytes.length)}; at most ${size(MAX_FILE_BYTES)} are read, so it was left out.`;
  const hint = "Split the file, or move data that is not part of the schema out of it.";
  return fileDiagnostic("error", "FILE_TOO_LARGE", file.path, message, hint);
}

function notText(path: string): Diagnostic {
  const hint = "Save it as UTF-8 and import again.";
  return fileDiagnostic(
    "error",
    "NOT_TEXT",
    path,
    "The file is not text in UTF-8 or UTF-16, so it was left out.",
    hint,
  );
}

function withUniqueVersions(given: readonly Migration[]) {
  const owners = new Map<string, Migration>();
  const migrations: Migration[] = [];
  const duplicates: Diagnostic[] = [];
  for (const migration of given) {
    const owner = owners.get(migration.version);
    if (owner) duplicates.push(duplicate(migration, owner));
    const unique = owner ? { ...migration, version: freeVersion(migration, owners) } : migration;
    owners.set(unique.version, unique);
    migrations.push(unique);
  }
  return { migrations, duplicates };
}

function freeVersion(migration: Migration, owners: ReadonlyMap<string, Migration>): string {
  const base = `${migration.version}_${migration.name}`;
  let version = base;
  for (let number = 2; owners.has(version); number += 1) version = `${base}#${number}`;
  return version;
}

function duplicate(migration: Migration, owner: Migration): Diagnostic {
  const message = `${migration.path} has the version ${migration.version} of ${owner.path}; it was taken after it.`;
  const hint = "Give one of the two files a version of its own, so that their order is certain.";
  return fileDiagnostic("warning", "DUPLICATE_VERSION", migration.path, message, hint);
}
