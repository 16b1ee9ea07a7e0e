import type { Diagnostic } from "../model/diagnostic";
import type { LayoutName } from "../model/source";
import type { LayoutChoice } from "./choose-layout";
import { fileDiagnostic } from "./file-diagnostic";
import { count, isSql } from "./file-names";
import type { FileTree } from "./file-tree";
import { rubyDiagnostics } from "./rails";
import { dialectOfProvider, dialectTitles } from "./recognise-dialect";

/** Says that there is nothing to import, and what was there instead. */
export function emptySetDiagnostic(tree: FileTree, layout: LayoutName | "auto"): Diagnostic {
  const [ruby] = rubyDiagnostics(tree);
  if (ruby) return fileDiagnostic("error", "EMPTY_SET", "", `There is no SQL to read: ${ruby.message}`, ruby.hint);
  const scripts = tree.files.filter((file) => isSql(file.path)).length;
  const message =
    tree.files.length === 0
      ? "The folder is empty."
      : scripts === 0
        ? `There is no .sql file among the ${count(tree.files.length, "file")}.`
        : `None of the ${count(scripts, ".sql file")} could be taken as a migration${layout === "auto" ? "" : ` of the ${layout} layout`}.`;
  const hint = "Give the folder that holds the migrations, or choose another layout.";
  return fileDiagnostic("error", "EMPTY_SET", "", message, hint);
}

/** What is doubtful about the folder, layout and dialect that were taken. */
export function choiceDiagnostics(choice: LayoutChoice): Diagnostic[] {
  return [...unreadProvider(choice), ...doubtfulLayout(choice), ...otherFolders(choice), ...doubtfulDialect(choice)];
}

function unreadProvider({ match, verdict }: LayoutChoice): Diagnostic[] {
  if (match.provider === null || dialectOfProvider(match.provider) === verdict.dialect) return [];
  const message = `The migrations say they are for ${match.provider}, and were read as ${dialectTitles[verdict.dialect]}.`;
  const hint = "Strata reads PostgreSQL and SQLite. Give the migrations of such a database, or choose its dialect.";
  return [fileDiagnostic("error", "WRONG_DIALECT", match.root, message, hint)];
}

function doubtfulLayout({ layout, match }: LayoutChoice): Diagnostic[] {
  if (layout.name === "plain" ? match.certainty !== "possible" : match.certainty !== "naming") return [];
  const message = `The layout was taken to be ${layout.name}, because ${match.because}.`;
  return [
    fileDiagnostic("info", "LAYOUT_ASSUMED", match.root, message, "Choose the layout yourself if it is another one."),
  ];
}

function otherFolders({ match, others }: LayoutChoice): Diagnostic[] {
  if (others.length === 0) return [];
  const named = others.slice(0, 5).map((other) => `${other.match.root || "the top folder"} (${other.layout.name})`);
  const rest = others.length > named.length ? ` and ${others.length - named.length} more` : "";
  const message = `Took ${match.root || "the top folder"}; there are also migrations in ${named.join(", ")}${rest}.`;
  return [
    fileDiagnostic(
      "warning",
      "LAYOUT_ASSUMED",
      match.root,
      message,
      "Give one of those folders by itself to import it instead.",
    ),
  ];
}

function doubtfulDialect({ match, verdict }: LayoutChoice): Diagnostic[] {
  if (verdict.isSure) return [];
  return [
    fileDiagnostic(
      "info",
      "DIALECT_ASSUMED",
      match.root,
      verdict.reason,
      "Choose the dialect yourself if it is another one.",
    ),
  ];
}
