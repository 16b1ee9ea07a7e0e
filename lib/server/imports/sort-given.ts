import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import type { Diagnostic, MigrationSet, SourceFile } from "@/migrations-import/index";
import { sortFiles } from "../engine/sort-files";

/** What a project already is, as far as reading more files for it goes. */
export type ProjectForm = { readonly layout: string | null; readonly dialect: string | null };

/** The given files, sorted, with the text of their Drizzle journal. */
export type GivenSet = MigrationSet & { readonly journal: string | null };

export type SortChoices = {
  readonly layout: LayoutChoice;
  readonly dialect: DialectChoice;
  /** Leaves out what comes after this version: the migrations of an earlier day. */
  readonly upTo?: string | undefined;
  /** The files are the whole history: what they do not hold is removed. */
  readonly wholeHistory?: boolean | undefined;
  /** What only running can tell is run in a throwaway sandbox. */
  readonly runDynamic?: boolean | undefined;
};

/**
 * Sorts files into migrations; what is left to recognise follows the project where it has migrations already. Throws
 * `invalid`, with the diagnostics, where nothing is left to import.
 */
export async function sortGiven(
  files: readonly SourceFile[],
  project: ProjectForm,
  choices: SortChoices,
): Promise<GivenSet> {
  const layout = choices.layout === "auto" ? ((project.layout ?? "auto") as LayoutChoice) : choices.layout;
  const dialect = choices.dialect === "auto" ? ((project.dialect ?? "auto") as DialectChoice) : choices.dialect;
  const whole = layout === "drizzle" ? withJournal(files) : files;
  const sorted = await sortFiles(whole, { layout, dialect });
  const set = choices.upTo === undefined ? sorted : cutAfter(sorted, choices.upTo);
  if (set.migrations.length === 0) throw nothingToImport(set.diagnostics);
  return {
    ...set,
    diagnostics: set.diagnostics.filter((each) => !isSettled(each, { layout, dialect })),
    layoutReason:
      choices.layout === "auto" && project.layout !== null ? ofTheProject(set.layoutReason) : set.layoutReason,
    dialectReason:
      choices.dialect === "auto" && project.dialect !== null
        ? "As the project's migrations so far."
        : set.dialectReason,
    // The journal of the whole set does not fit a part of it; the order of the part is known without.
    journal: whole === files && choices.upTo === undefined ? journalOf(files) : null,
  };
}

/** A note that a layout or dialect was guessed says nothing where it was known. */
function isSettled({ severity, code }: Diagnostic, known: Pick<SortChoices, "layout" | "dialect">): boolean {
  if (severity !== "info") return false;
  return (
    (code === "LAYOUT_ASSUMED" && known.layout !== "auto") || (code === "DIALECT_ASSUMED" && known.dialect !== "auto")
  );
}

function ofTheProject(reason: string): string {
  return `${reason} The project's migrations have this layout.`;
}

function cutAfter(set: MigrationSet, version: string): MigrationSet {
  const last = set.migrations.findIndex((each) => each.version === version);
  if (last === -1) throw new AppError("invalid", `There is no migration of version ${version} among the files.`);
  return { ...set, migrations: set.migrations.slice(0, last + 1) };
}

/** Drizzle's files are read by their journal; without one, the files of the topmost folder are taken by name. */
function withJournal(files: readonly SourceFile[]): readonly SourceFile[] {
  if (files.some((file) => /(^|\/)(meta\/_journal\.json|migration\.sql)$/.test(file.path))) return files;
  const scripts = files.map((file) => file.path).filter((path) => /\.sql$/i.test(path));
  const folders = scripts.map((path) => path.split("/").slice(0, -1).join("/"));
  const folder = folders.sort((a, b) => a.length - b.length)[0];
  if (folder === undefined) return files;
  const prefix = folder === "" ? "" : `${folder}/`;
  const tags = scripts.filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes("/")).sort();
  const entries = tags.map((path) => ({ tag: path.slice(prefix.length).replace(/\.sql$/i, "") }));
  const bytes = new TextEncoder().encode(JSON.stringify({ entries }));
  return [...files, { path: `${prefix}meta/_journal.json`, bytes }];
}

function journalOf(files: readonly SourceFile[]): string | null {
  const journals = files.filter((file) => /(^|\/)meta\/_journal\.json$/.test(file.path));
  const [nearest] = journals.sort((a, b) => a.path.length - b.path.length);
  return nearest ? new TextDecoder().decode(nearest.bytes) : null;
}

function nothingToImport(diagnostics: readonly Diagnostic[]): AppError {
  const errors = diagnostics.filter((each) => each.severity === "error");
  const first = errors.find((each) => each.code !== "EMPTY_SET") ?? errors[0];
  const where = first && first.path !== "" ? `${first.path}: ` : "";
  const message = first
    ? `There is nothing to import. ${where}${first.message}${first.hint ? ` ${first.hint}` : ""}`
    : "There is nothing to import. Give the folder that holds the migrations.";
  return new AppError("invalid", message, { diagnostics });
}
