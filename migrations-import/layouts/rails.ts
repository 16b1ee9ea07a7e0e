import type { Diagnostic } from "../model/diagnostic";
import { codeDiagnostics, isCode } from "./code-migrations";
import { dumpsOf, isNamedDump } from "./dump";
import { fileDiagnostic } from "./file-diagnostic";
import { count, isSql } from "./file-names";
import { type FileTree, folderOf, joinPath } from "./file-tree";
import { flatEntries, readNumbered } from "./flat-files";
import type { Layout, LayoutEntry, LayoutMatch } from "./layout";

/**
 * Rails: `db/structure.sql`, the schema after the Ruby migrations of `db/migrate`, which are not run. Where there is no
 * structure.sql, what is SQL in `migrate` is read, by number.
 */
export const rails: Layout = {
  name: "rails",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    const paths = tree.files.map((file) => file.path);
    const roots = paths.filter((path) => isNamedDump(path) || /(^|\/)migrate\/\d+_[^/]*\.sql$/.test(path)).map(rootOf);
    return [...new Set(roots)].map((root) => matchOf(tree, root));
  },
  read(folder) {
    const structure = structureOf(folder);
    const belongs = (path: string) => /^\w*migrate\//.test(path) || isCode(path, ["rb"]);
    if (structure === null) return { entries: sqlEntries(folder), belongs, diagnostics: rubyDiagnostics(folder) };
    const entry = { path: structure, version: headOf(folder.text(structure) ?? ""), name: "structure" };
    return { entries: [entry], belongs, diagnostics: otherStructures(folder, structure) };
  },
};

/** Says what to give instead of Ruby migrations; none where there are none. */
export function rubyDiagnostics(folder: FileTree): Diagnostic[] {
  return codeDiagnostics(folder, ["rb"], true).map((each) => ({
    ...each,
    hint: "Set config.active_record.schema_format = :sql, run bin/rails db:schema:dump, and give db/structure.sql.",
  }));
}

function rootOf(path: string): string {
  return folderOf(isNamedDump(path) ? path : folderOf(path));
}

function matchOf(tree: FileTree, root: string): LayoutMatch {
  const folder = tree.below(root);
  const structure = structureOf(folder);
  const ruby = folder.files.filter(({ path }) => /^\w*migrate\//.test(path) && isCode(path, ["rb"])).length;
  const keepsBooks = structure !== null && /\bar_internal_metadata\b/.test(folder.text(structure) ?? "");
  const what = structure === null ? "SQL in migrate" : `a ${structure}`;
  return {
    root,
    certainty: ruby > 0 ? "marker" : keepsBooks ? "place" : "possible",
    migrations: structure === null ? sqlEntries(folder).length : 1,
    because: `it has ${what}${ruby > 0 ? ` beside ${count(ruby, "Ruby migration")}` : keepsBooks ? " as Rails writes it" : ""}`,
    provider: null,
  };
}

function structureOf(folder: FileTree): string | null {
  const flat = folder.files
    .map((file) => file.path)
    .filter((path) => isSql(path) && folderOf(path) === "" && isNamedDump(path));
  return dumpsOf(folder, flat)[0] ?? null;
}

function otherStructures(folder: FileTree, taken: string): Diagnostic[] {
  const flat = folder.files.map((file) => file.path).filter((path) => isNamedDump(path) && folderOf(path) === "");
  return flat
    .filter((path) => path !== taken)
    .map((path) =>
      fileDiagnostic(
        "warning",
        "FILE_IGNORED",
        path,
        `Left out: it is the schema of another database than ${taken}.`,
        "Give that file by itself to import it.",
      ),
    );
}

function sqlEntries(folder: FileTree): LayoutEntry[] {
  return flatEntries(folder.below("migrate"), readNumbered).map((entry) => ({
    ...entry,
    path: joinPath("migrate", entry.path),
  }));
}

/** Rails writes the versions it has applied at the end of the file, the newest of them first or last. */
function headOf(text: string): string {
  const at = text.search(/^INSERT INTO "?schema_migrations"? /m);
  const versions = at === -1 ? [] : [...text.slice(at).matchAll(/\('(\d+)'\)/g)].map((match) => match[1] ?? "");
  return versions.sort().at(-1) ?? "structure";
}
