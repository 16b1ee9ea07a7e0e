import { chooseLayout, type LayoutChoice } from "./layouts/choose-layout";
import { createFileTree, type FileTree } from "./layouts/file-tree";
import { leftOutDiagnostics } from "./layouts/left-out";
import { isBelow, type NamedDatabases, takeOneDatabase } from "./layouts/named-databases";
import { type OnReading, readMigrations } from "./layouts/read-migrations";
import { dialectTitles } from "./layouts/recognise-dialect";
import { choiceDiagnostics, emptySetDiagnostic } from "./layouts/set-diagnostics";
import type { MigrationSet } from "./model/result";
import type { DialectName, LayoutName, SourceFile } from "./model/source";

/** What the caller knows already; `auto` leaves it to the engine. */
export type SortOptions = {
  readonly layout?: LayoutName | "auto";
  readonly dialect?: DialectName | "auto";
  /** Called before each file is read, so that whoever ends a slow reading can name it. */
  readonly onReading?: OnReading;
};

/**
 * Sorts files into migrations: finds the migrations folder among them, recognises its layout and dialect, decodes the text
 * and puts the migrations in apply order. A whole repository, the migrations folder or its loose files give the same
 * migrations with the same paths, whatever the order of `files`. What the files contain never makes it throw: what could
 * not be read, or was left out, is in the diagnostics, each with what to do.
 */
export async function sortMigrations(files: readonly SourceFile[], options: SortOptions = {}): Promise<MigrationSet> {
  const wish = { layout: options.layout ?? "auto", dialect: options.dialect ?? "auto" } as const;
  const named = takeOneDatabase(createFileTree(files), wish.dialect);
  const choice = await chooseLayout(named.tree, wish, named);
  return choice ? readChoice(named, choice, options.onReading) : emptySet(named.tree, wish);
}

async function readChoice(named: NamedDatabases, choice: LayoutChoice, onReading?: OnReading): Promise<MigrationSet> {
  const { tree } = named;
  const { layout, match, verdict } = choice;
  const folder = tree.below(match.root);
  const reading = layout.read(folder, tree);
  const { migrations, diagnostics } = await readMigrations(folder, reading, verdict.dialect, onReading);
  const leftOut = leftOutDiagnostics(tree, match.root, reading);
  const ofOthers = named.diagnostics.filter(({ path }) => isBelow(path, match.root));
  const empty = migrations.length === 0 ? [emptySetDiagnostic(tree, layout.name)] : [];
  const where = match.root === "" ? "the folder" : match.root;
  return {
    layout: layout.name,
    dialect: verdict.dialect,
    layoutReason: `Read ${where} as ${layout.name}: ${match.because}.${othersSentence(choice)}`,
    dialectReason: verdict.reason,
    migrations,
    diagnostics: [
      ...empty,
      ...choiceDiagnostics(choice),
      ...ofOthers,
      ...reading.diagnostics,
      ...diagnostics,
      ...leftOut,
    ],
  };
}

function othersSentence({ others }: LayoutChoice): string {
  const named = others.slice(0, 3).map(({ layout, match }) => `${match.root || "the top folder"} (${layout.name})`);
  return named.length === 0 ? "" : ` Also found and not taken: ${named.join(", ")}.`;
}

function emptySet(tree: FileTree, wish: { layout: LayoutName | "auto"; dialect: DialectName | "auto" }): MigrationSet {
  const layout = wish.layout === "auto" ? "plain" : wish.layout;
  const dialect = wish.dialect === "auto" ? "postgres" : wish.dialect;
  return {
    layout,
    dialect,
    layoutReason: "There is no migration to tell a layout from.",
    dialectReason: `There is no migration to tell a dialect from; ${dialectTitles[dialect]} stands for it.`,
    migrations: [],
    diagnostics: [emptySetDiagnostic(tree, wish.layout)],
  };
}
