import { fullTextColumns, fullTextFault } from "./full-text-options";
import type { SelectedColumn } from "./insert-objects";
import { type ContentColumns, firstName, type VirtualTable } from "./module-arguments";
import { foldName, isSameName } from "./names";
import { parseStatement } from "./parse-statement";

const fullText = /^fts[345]$/;
const rtree = /^rtree(_i32)?$/;

/** The columns that the modules SQLite brings give their tables; none of other modules. */
export function columnsOfModule(table: VirtualTable, contentColumns: ContentColumns): readonly SelectedColumn[] {
  const { module, args } = table;
  if (fullText.test(module)) return asBare(fullTextColumns(table, contentColumns));
  if (module === "fts5vocab") return asBare(vocabularies.get(foldName(firstName(args.at(-1) ?? ""))) ?? []);
  if (rtree.test(module)) return args.map((arg, index) => rtreeColumn(arg, index, module));
  if (module === "geopoly") return [{ name: "_shape", type: "" }, ...args.map(typedColumn)];
  return (columnsByModule.get(module) ?? []).map((column) => typedColumn(column));
}

/** What the modules that SQLite brings do not allow; null where all is sound. */
export function faultOfModule(table: VirtualTable, columns: readonly SelectedColumn[]): string | null {
  const { module, args } = table;
  if (fullText.test(module)) return fullTextFault(table, columns);
  if (module === "fts4aux" && args.length !== 1) return "fts4aux takes the name of one table";
  return rtree.test(module) ? faultOfRtree(table, columns) : null;
}

/** The columns that a module hides from `*`; null where they are not known. */
export function hiddenColumns({ name, module, args }: VirtualTable): readonly string[] | null {
  if (module === "fts5") return [name, "rank"];
  if (!fullText.test(module)) return rtree.test(module) ? [] : null;
  const language = args.map((arg) => /^languageid=(.*)$/is.exec(arg)?.[1]).find((value) => value !== undefined);
  return [name, "docid", firstName(language ?? "__langid")];
}

/** What a table of the words of a full text index tells, by its kind. */
const vocabularies: ReadonlyMap<string, readonly string[]> = new Map([
  ["row", ["term", "doc", "cnt"]],
  ["col", ["term", "col", "doc", "cnt"]],
  ["instance", ["term", "doc", "col", "offset"]],
]);

const columnsByModule: ReadonlyMap<string, readonly string[]> = new Map([
  ["fts4aux", ["term", "col", "documents", "occurrences"]],
  ["fts3tokenize", ["input", "token", "start", "end", "position"]],
  [
    "dbstat",
    [
      ...["name TEXT", "path TEXT", "pageno INTEGER", "pagetype TEXT", "ncell INTEGER", "payload INTEGER"],
      ...["unused INTEGER", "mx_payload INTEGER", "pgoffset INTEGER", "pgsize INTEGER"],
    ],
  ],
]);

function asBare(names: readonly string[]): readonly SelectedColumn[] {
  return names.map((name) => ({ name, type: "" }));
}

/** A column declared as in a table, with nothing behind its type. */
function typedColumn(declared: string): SelectedColumn {
  const name = firstName(declared);
  const type = /^(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|\S+)\s*(.*)$/s.exec(declared)?.[1] ?? "";
  return { name, type };
}

function rtreeColumn(arg: string, index: number, module: string): SelectedColumn {
  const coordinate = module === "rtree_i32" ? "INT" : "REAL";
  const name = firstName(arg.replace(/^\+/, ""));
  return { name, type: index === 0 ? "INT" : arg.startsWith("+") ? "" : coordinate };
}

/** https://sqlite.org/rtree.html#creating_an_r_tree_index */
const mostRtreeColumns = 100;

function faultOfRtree({ args }: VirtualTable, columns: readonly SelectedColumn[]): string | null {
  const coordinates = args.filter((arg) => !arg.startsWith("+")).length - 1;
  if (args.length > mostRtreeColumns) return `it has at most ${mostRtreeColumns} columns`;
  if (coordinates < 2 || coordinates > 10 || coordinates % 2 === 1)
    return `it has ${Math.max(coordinates, 0)} coordinates, not two for each of one to five dimensions`;
  if (args.slice(coordinates + 1).some((arg) => !arg.startsWith("+"))) return "columns with + come last";
  const doubled = columns.find(({ name }, at) => columns.findIndex((other) => isSameName(other.name, name)) < at);
  if (doubled) return `the column ${doubled.name} is there twice`;
  const strange = args.find((arg) => parseStatement(`CREATE TABLE x (${rtreeToken(arg)} INT)`).status !== "ok");
  return strange === undefined ? null : `${strange} is no name of a column`;
}

/** The first word of an argument, which is all that counts. */
function rtreeToken(arg: string): string {
  return /^\+?\s*("(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|\S+)/.exec(arg)?.[1] ?? arg;
}
