import type { Diagnostic } from "../model/diagnostic";
import { compareNatural } from "../text/natural-order";
import { drizzleFolderMatches, readDrizzleFolders } from "./drizzle-folders";
import { type DrizzleJournal, readDrizzleJournal } from "./drizzle-journal";
import { fileDiagnostic } from "./file-diagnostic";
import { count, isSql, leftOutBecause, splitVersion, stemOf } from "./file-names";
import { type FileTree, folderOf, joinPath } from "./file-tree";
import type { Layout, LayoutEntry, LayoutMatch, LayoutReading } from "./layout";

const journalPath = "meta/_journal.json";

/**
 * Drizzle Kit: flat `.sql` files and `meta/_journal.json`, which names them in apply order; also where wrangler applies
 * them to D1. A file the journal does not name is not applied; a name without a file cannot be. Newer versions keep no
 * journal but a folder per migration, with a `migration.sql` and a `snapshot.json`, in the order of the folders' names.
 */
export const drizzle: Layout = {
  name: "drizzle",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    const paths = tree.files.map((file) => file.path);
    const journals = paths.filter((path) => path === journalPath || path.endsWith(`/${journalPath}`));
    return [...journals.map((path) => matchOf(tree, folderOf(folderOf(path)))), ...drizzleFolderMatches(tree)];
  },
  read(folder) {
    return folder.has(journalPath) ? readByJournal(folder) : readDrizzleFolders(folder);
  },
};

function readByJournal(folder: FileTree): LayoutReading {
  const files = folder.files.map((file) => file.path).filter((path) => isSql(path) && folderOf(path) === "");
  const journal = readDrizzleJournal(folder.text(journalPath) ?? "");
  const belongs = (path: string) => path.startsWith("meta/");
  if (!journal) return { entries: inFileOrder(files), belongs, diagnostics: [unreadableJournal()] };
  const tags = [...new Set(journal.entries.map((entry) => entry.tag))];
  return {
    entries: tags
      .map((tag) => `${tag}.sql`)
      .filter((path) => folder.has(path))
      .map(entryOf),
    belongs: (path) => belongs(path) || (isSql(path) && !leftOutBecause(path) && folderOf(path) === ""),
    diagnostics: disagreements(journal, files),
  };
}

function matchOf(tree: FileTree, root: string): LayoutMatch {
  const text = tree.text(joinPath(root, journalPath));
  const journal = text === null ? null : readDrizzleJournal(text);
  const named = journal?.entries.filter((entry) => tree.has(joinPath(root, `${entry.tag}.sql`)));
  const migrations = named?.length ?? tree.files.filter(({ path }) => isSql(path) && folderOf(path) === root).length;
  const because = `it has a ${journalPath} that names ${count(journal?.entries.length ?? 0, "migration")}`;
  return { root, certainty: "marker", migrations, because, provider: journal?.dialect ?? null };
}

function inFileOrder(files: readonly string[]): LayoutEntry[] {
  return files
    .filter((path) => !leftOutBecause(path))
    .map(entryOf)
    .sort((a, b) => compareNatural(a.path, b.path));
}

function entryOf(path: string): LayoutEntry {
  const stem = stemOf(path);
  return { path, ...(splitVersion(stem) ?? { version: stem, name: stem }) };
}

function unreadableJournal(): Diagnostic {
  const hint = `Restore ${journalPath} from version control; until then the files are taken in the order of their names.`;
  return fileDiagnostic(
    "error",
    "JOURNAL_MISMATCH",
    journalPath,
    "The journal is not JSON with a list of entries.",
    hint,
  );
}

function disagreements(journal: DrizzleJournal, files: readonly string[]): Diagnostic[] {
  return [...missingFiles(journal, files), ...unnamedFiles(journal, files), ...wrongOrder(journal)];
}

function missingFiles(journal: DrizzleJournal, files: readonly string[]): Diagnostic[] {
  return journal.entries
    .filter((entry) => !files.includes(`${entry.tag}.sql`))
    .map(({ tag }) =>
      fileDiagnostic(
        "error",
        "JOURNAL_MISMATCH",
        `${tag}.sql`,
        `The journal names ${tag}, but there is no file ${tag}.sql.`,
        `Add the file, or remove the entry from ${journalPath}.`,
      ),
    );
}

function unnamedFiles(journal: DrizzleJournal, files: readonly string[]): Diagnostic[] {
  const named = new Set(journal.entries.map((entry) => `${entry.tag}.sql`));
  return files
    .filter((path) => !named.has(path) && !leftOutBecause(path))
    .map((path) =>
      fileDiagnostic(
        "warning",
        "JOURNAL_MISMATCH",
        path,
        "The journal does not name this file, so it was left out.",
        `Add an entry to ${journalPath}, or remove the file.`,
      ),
    );
}

function wrongOrder(journal: DrizzleJournal): Diagnostic[] {
  return journal.entries.flatMap((entry, position) => {
    const before = journal.entries[position - 1];
    if (!before) return [];
    if (isBackward(before.when, entry.when)) return [earlierThan(before.tag, entry.tag)];
    if (!(isBackward(before.index, entry.index) || compareVersions(before.tag, entry.tag) > 0)) return [];
    const message = `The journal applies ${entry.tag} after ${before.tag}, against the order of their numbers.`;
    const hint = "The journal's order was taken. Number the files in the order they are applied.";
    return [fileDiagnostic("warning", "JOURNAL_MISMATCH", `${entry.tag}.sql`, message, hint)];
  });
}

/** Drizzle's migrator runs what is younger than the newest migration a database has; by the clock of the journal. */
function earlierThan(before: string, tag: string): Diagnostic {
  const message = `By the journal's times ${tag} is older than ${before} in front of it.`;
  const hint = "A database that has the one in front would never get this one. Set its time behind in the journal.";
  return fileDiagnostic("warning", "JOURNAL_MISMATCH", `${tag}.sql`, message, hint);
}

function isBackward(before: number | null, after: number | null): boolean {
  return before !== null && after !== null && after < before;
}

function compareVersions(left: string, right: string): number {
  const a = splitVersion(left)?.version;
  const b = splitVersion(right)?.version;
  return a === undefined || b === undefined || a === b ? 0 : compareNatural(a, b);
}
