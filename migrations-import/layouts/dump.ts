import type { Diagnostic } from "../model/diagnostic";
import { compareNatural } from "../text/natural-order";
import { fileDiagnostic } from "./file-diagnostic";
import { isSql, leftOutBecause, stemOf } from "./file-names";
import { type FileTree, fileNameOf, folderOf, pathsByFolder } from "./file-tree";
import type { Layout, LayoutMatch } from "./layout";

const header =
  /^-- PostgreSQL database (cluster )?dump$|^-- Dumped (from|by) |^PRAGMA foreign_keys=OFF;\s*^BEGIN TRANSACTION;/m;
const preferred = ["structure.sql", "schema.sql", "dump.sql"];
const headerLength = 4_000;

/**
 * A dump: one file that makes the whole schema, by `pg_dump`, SQLite's `.dump`, or under the name structure.sql, schema.sql
 * or dump.sql. Of several in one folder the first is taken; a migrations folder beside it comes first.
 */
export const dump: Layout = {
  name: "dump",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    const scripts = tree.files.map((file) => file.path).filter((path) => isSql(path) && leftOutBecause(path) === null);
    return [...pathsByFolder(scripts)].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    const flat = folder.files.map((file) => file.path).filter((path) => isSql(path) && folderOf(path) === "");
    const [first, ...others] = dumpsOf(folder, flat);
    if (first === undefined) return { entries: [], belongs: () => false, diagnostics: [] };
    return {
      entries: [{ path: first, version: stemOf(first), name: stemOf(first) }],
      belongs: (path) => others.includes(path),
      diagnostics: others.map((path) => otherDump(path, first)),
    };
  },
};

/** The dumps among the files of one folder, the one to take first; the only file is one in any case. */
export function dumpsOf(tree: FileTree, paths: readonly string[]): string[] {
  const found = paths.filter(
    (path) => isNamedDump(path) || header.test((tree.text(path) ?? "").slice(0, headerLength)),
  );
  return (found.length > 0 ? found : paths).toSorted((a, b) => rankOf(a) - rankOf(b) || compareNatural(a, b));
}

/** Whether a file's name says that it holds a whole schema; Rails puts the name of a further database in front. */
export function isNamedDump(path: string): boolean {
  return /^(\w+_)?(structure|schema|dump)\.sql$/i.test(fileNameOf(path));
}

function rankOf(path: string): number {
  const rank = preferred.indexOf(fileNameOf(path).toLowerCase());
  return rank === -1 ? preferred.length : rank;
}

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const [first = ""] = dumpsOf(tree, paths);
  const isDumped = header.test((tree.text(first) ?? "").slice(0, headerLength)) && !/^\d/.test(fileNameOf(first));
  const because = isDumped ? `${fileNameOf(first)} is a dump of a whole schema` : `it has a ${fileNameOf(first)}`;
  return {
    root,
    certainty: isDumped || isNamedDump(first) ? "naming" : "possible",
    migrations: 1,
    because,
    provider: null,
  };
}

function otherDump(path: string, taken: string): Diagnostic {
  const hint = "Give that file by itself to import it instead.";
  return fileDiagnostic("warning", "FILE_IGNORED", path, `Left out: it is a dump of its own beside ${taken}.`, hint);
}
