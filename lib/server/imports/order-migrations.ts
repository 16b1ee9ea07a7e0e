import "server-only";
import { AppError } from "@/lib/domain/errors";
import { choiceWords, shownPath } from "@/lib/domain/import-inputs";
import {
  type DialectName,
  type LayoutName,
  type MigrationSet,
  type SourceFile,
  sortMigrations,
} from "@/migrations-import/index";

/** Migrations in the order a layout gives them, each with the version it has in that company. */
export type OrderedSet = Pick<MigrationSet, "diagnostics"> & {
  readonly entries: readonly { readonly path: string; readonly version: string; readonly name: string }[];
};

/** What the order of a set follows from. `stored` are the paths of the project, in order. */
export type OrderInput = {
  readonly layout: LayoutName;
  readonly dialect: DialectName;
  readonly stored: readonly string[];
  readonly given: readonly string[];
  /** The text of the Drizzle journal that was given, if any. */
  readonly journal: string | null;
};

const JOURNAL = "meta/_journal.json";

/**
 * Puts the migrations a project has and those that were given into one order, by the rules of the layout. Only names
 * matter to it, so no text is read. Throws `invalid` where what the project has does not fit the layout.
 */
export async function orderMigrations(input: OrderInput): Promise<OrderedSet> {
  const paths = [...new Set([...input.stored, ...input.given])];
  const nothing = new Uint8Array();
  const files: SourceFile[] = paths.map((path) => ({ path, bytes: nothing }));
  // Newer versions of Drizzle keep folders and no journal; their names are the order.
  const isFlat = input.layout === "drizzle" && !paths.every((path) => path.endsWith("/migration.sql"));
  if (isFlat) files.push({ path: JOURNAL, bytes: new TextEncoder().encode(mergeJournal(input)) });
  const set = await sortMigrations(files, { layout: input.layout, dialect: input.dialect });
  const known = new Set(set.migrations.map((each) => each.path));
  // Drizzle's files lie flat; a journal made for others would take them all the same.
  const misfit = paths.find((path) => !known.has(path) || (isFlat && path.includes("/")));
  if (misfit !== undefined) throw new AppError("invalid", misfitWords(misfit, input.layout));
  const about = set.diagnostics.filter((each) => each.code === "JOURNAL_MISMATCH" || each.code === "DUPLICATE_VERSION");
  return { entries: set.migrations.map(({ path, version, name }) => ({ path, version, name })), diagnostics: about };
}

function misfitWords(path: string, layout: LayoutName): string {
  return `“${shownPath(path)}”, which the project already has, is not a file of the layout ${choiceWords[layout]}. Choose the layout it was imported with.`;
}

type JournalEntry = { readonly tag: string };

/**
 * A journal that names everything: the given one's order where there is one, with what the project has and it does not
 * name after what came before it; without one, the project's order and then the new files by name.
 */
export function mergeJournal({ stored, given, journal }: OrderInput): string {
  const read = journal === null ? null : parseJournal(journal);
  const entries: JournalEntry[] = read ? [...read.entries] : [];
  for (const [index, path] of stored.entries()) {
    if (entries.some((each) => each.tag === tagOf(path))) continue;
    const before = stored[index - 1];
    const at = before === undefined ? 0 : entries.findIndex((each) => each.tag === tagOf(before)) + 1;
    entries.splice(at, 0, { tag: tagOf(path) });
  }
  const named = new Set(entries.map((each) => each.tag));
  // In the order they came, which is the layout's own order of names where there was no journal.
  const unnamed = given.map(tagOf).filter((tag) => !named.has(tag));
  return JSON.stringify({ ...read, entries: [...entries, ...unnamed.map((tag) => ({ tag }))] });
}

function tagOf(path: string): string {
  return path.replace(/\.sql$/i, "");
}

function parseJournal(text: string): { readonly entries: readonly JournalEntry[] } | null {
  try {
    const journal: unknown = JSON.parse(text);
    if (typeof journal !== "object" || journal === null || !("entries" in journal) || !Array.isArray(journal.entries))
      return null;
    return { ...journal, entries: journal.entries.filter(isEntry) };
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return typeof value === "object" && value !== null && "tag" in value && typeof value.tag === "string";
}
