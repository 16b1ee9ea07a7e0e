import { type CreateVirtualTableStmt, tokenize, tokenName } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { type Context, isMadeInMain, refuse } from "./context";
import { refreshViews } from "./create-view";
import { findNamed, refuseName } from "./free-name";
import { insertBareColumn, insertTable, type SelectedColumn } from "./insert-objects";
import { foldName } from "./names";
import { shadowsOf } from "./shadow-tables";
import { endOf } from "./sql-node";

/** `CREATE VIRTUAL TABLE` (https://sqlite.org/lang_createvtab.html); the columns of the modules SQLite brings are known. */
export function createVirtualTable(context: Context<CreateVirtualTableStmt>): StatementEnd {
  const { stmt } = context;
  const name = stmt.tblName.objName.text;
  if (!isMadeInMain(stmt.tblName)) return "no effect";
  const end = refuseName(context, name, stmt.ifNotExists);
  if (end) return end;
  const args = splitArguments(context.text.slice(endOf(stmt.moduleName.span)));
  const columns = columnsOfModule(stmt.moduleName.text.toLowerCase(), args);
  const fault = faultOfModule(context, args, columns);
  if (fault !== null) {
    const message = `SQLite refuses the virtual table ${name}: ${fault}.`;
    return refuse(context, "INVALID_STATEMENT", message, "Mend the statement.");
  }
  const table = insertTable(context, name, {
    kind: "virtual table",
    definition: `${stmt.moduleName.text}(${args.join(", ")})`,
  });
  if (!table) return "not understood";
  for (const [index, column] of columns.entries()) {
    insertBareColumn(context, table, index + 1, column);
  }
  refreshViews(context, name);
  return "applied";
}

/** What the modules that SQLite brings do not allow. */
function faultOfModule(
  context: Context<CreateVirtualTableStmt>,
  args: readonly string[],
  columns: readonly SelectedColumn[],
): string | null {
  const [name, module] = [context.stmt.tblName.objName.text, context.stmt.moduleName.text.toLowerCase()];
  const taken = shadowsOf(name, module, args.join(", ")).find((shadow) => findNamed(context, shadow) !== undefined);
  if (taken !== undefined) return `it keeps its data in ${taken}, which is there already`;
  if (module === "fts5" && columns.length === 0) return "it has no columns";
  const strange = module === "fts5" ? args.find((arg) => !isOfFts5(arg)) : undefined;
  if (strange !== undefined) return `${strange} is no column or option of fts5`;
  const coordinates = args.filter((arg) => !arg.startsWith("+")).length - 1;
  const isRtree = /^rtree(_i32)?$/.test(module);
  if (isRtree && (coordinates < 2 || coordinates > 10 || coordinates % 2 === 1))
    return `it has ${Math.max(coordinates, 0)} coordinates, not two for each of one to five dimensions`;
  if (!isRtree && !/^fts[345]$/.test(module)) return null;
  const own = module === "fts5" ? [name, "rank", "rowid"] : module.startsWith("fts") ? [name, "docid"] : [];
  const names = [...own, ...columns.map((column) => column.name)].map(foldName);
  const doubled = names.find((each, index) => names.indexOf(each) !== index);
  return doubled === undefined ? null : `the column ${doubled} is there twice, or the module's own`;
}

const fts5Options = [
  ...["prefix", "tokenize", "content", "contentless_delete", "contentless_unindexed", "content_rowid"],
  ...["columnsize", "detail", "tokendata", "locale"],
];

/** An option, whose name may be cut short, or a column, which can only be UNINDEXED beside its name. */
function isOfFts5(arg: string): boolean {
  const option = /^(\w+)\s*=/.exec(arg)?.[1]?.toLowerCase();
  if (option !== undefined) return fts5Options.some((name) => name.startsWith(option));
  return /^(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|\S+)(?:\s+unindexed)?$/i.test(arg);
}

/** The arguments behind a module's name as written; the parser gives them without the white space between words. */
function splitArguments(text: string): string[] {
  const args: { start: number; end: number }[] = [];
  let depth = 0;
  let isOpen = false;
  for (const { type, span } of tokenize(text)) {
    const name = tokenName(type);
    if (name === "RP") depth--;
    if (depth === 0 && name !== "LP") break;
    const last = isOpen ? args.at(-1) : undefined;
    if (depth === 1 && name === "COMMA") isOpen = false;
    else if (last) last.end = endOf(span);
    else if (depth > 0) isOpen = args.push({ start: span.offset, end: endOf(span) }) > 0;
    if (name === "LP") depth++;
  }
  return args.map(({ start, end }) => text.slice(start, end));
}

function columnsOfModule(module: string, args: readonly string[]): SelectedColumn[] {
  if (/^fts[345]$/.test(module)) {
    const names = args.filter((arg) => !/^\w+\s*=/.test(arg)).map(firstName);
    return (names.length === 0 && module !== "fts5" ? ["content"] : names).map((name) => ({ name, type: "" }));
  }
  const vocabulary = module === "fts5vocab" ? vocabularies.get(firstName(args.at(-1) ?? "").toLowerCase()) : undefined;
  if (vocabulary) return vocabulary.map((name) => ({ name, type: "" }));
  if (!/^rtree(_i32)?$/.test(module)) return [];
  const coordinate = module === "rtree_i32" ? "INT" : "REAL";
  return args.map((arg, index) => ({
    name: firstName(arg.replace(/^\+/, "")),
    type: index === 0 ? "INT" : arg.startsWith("+") ? "" : coordinate,
  }));
}

/** What a table of the words of a full text index tells, by its kind. */
const vocabularies: ReadonlyMap<string, readonly string[]> = new Map([
  ["row", ["term", "doc", "cnt"]],
  ["col", ["term", "col", "doc", "cnt"]],
  ["instance", ["term", "doc", "col", "offset"]],
]);

function firstName(arg: string): string {
  const quoted = /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|'([^']*)')/.exec(arg);
  return quoted?.slice(1).find((name) => name !== undefined) ?? /^\S+/.exec(arg)?.[0] ?? arg;
}
