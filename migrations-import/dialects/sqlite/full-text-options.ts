import type { SelectedColumn } from "./insert-objects";
import { type ContentColumns, firstName, type VirtualTable } from "./module-arguments";
import { foldName, isSameName } from "./names";

/** The columns of a full text table (https://sqlite.org/fts3.html#section_2_1, https://sqlite.org/fts5.html). */
export function fullTextColumns(table: VirtualTable, contentColumns: ContentColumns): readonly string[] {
  if (table.module === "fts5") return table.args.filter((arg) => !/^\w+\s*=/.test(arg)).map(firstName);
  const { columns, options } = partsOf(table);
  if (columns.length > 0) return columns.map(wordOf);
  const content = options.findLast(({ key }) => key === "content");
  if (!content) return ["content"];
  const language = options.findLast(({ key }) => key === "languageid")?.value ?? "";
  return (contentColumns(content.value) ?? []).filter((name) => !isSameName(name, language));
}

/** What SQLite does not allow of a full text table. */
export function fullTextFault(table: VirtualTable, columns: readonly SelectedColumn[]): string | null {
  const names = columns.map(({ name }) => name);
  if (table.module === "fts5") return faultOfFts5(table, names) ?? doubledIn([table.name, "rank", "rowid", ...names]);
  const { options } = partsOf(table);
  const language = options.findLast(({ key }) => key === "languageid")?.value ?? "__langid";
  return faultOfOptions(options, names) ?? doubledIn([table.name, "docid", language, ...names]);
}

function doubledIn(names: readonly string[]): string | null {
  const folded = names.map(foldName);
  const doubled = folded.find((each, index) => folded.indexOf(each) !== index);
  return doubled === undefined ? null : `the column ${doubled} is there twice, or the module's own`;
}

const fts5Options = [
  ...["prefix", "tokenize", "content", "contentless_delete", "contentless_unindexed", "content_rowid"],
  ...["columnsize", "detail", "tokendata", "locale"],
];

function faultOfFts5({ args }: VirtualTable, columns: readonly string[]): string | null {
  if (columns.length === 0) return "it has no columns";
  const strange = args.find((arg) => !isOfFts5(arg));
  return strange === undefined ? null : `${strange} is no column or option of fts5`;
}

/** An option, whose name may be cut short, or a column, which can only be UNINDEXED beside its name. */
function isOfFts5(arg: string): boolean {
  const option = /^(\w+)\s*=/.exec(arg)?.[1]?.toLowerCase();
  if (option !== undefined) return fts5Options.some((name) => name.startsWith(option));
  return /^(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|\S+)(?:\s+unindexed)?$/i.test(arg);
}

type Option = { readonly key: string; readonly value: string; readonly written: string };

/** The arguments of fts3 and fts4: one tokenizer, options (of fts4 only), and columns. */
function partsOf({ module, args }: VirtualTable) {
  const tokenizer = args.findIndex((arg) => /^tokenize[^\w$\u0080-\uffff]/i.test(arg));
  const others = args.filter((_, index) => index !== tokenizer);
  const isOption = (arg: string) => module === "fts4" && arg.includes("=");
  return {
    columns: others.filter((arg) => !isOption(arg)),
    options: others.filter(isOption).map(optionIn),
  };
}

function optionIn(written: string): Option {
  const at = written.indexOf("=");
  const value = written.slice(at + 1);
  return { key: foldName(written.slice(0, at)), value: /^["'`[]/.test(value) ? firstName(value) : value, written };
}

/** The first word, of whatever stands around it; none where there is no word. */
function wordOf(arg: string): string {
  const word = /"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|[\w$\u0080-\uffff]+/.exec(arg)?.[0] ?? "";
  return word === "" ? "" : firstName(word);
}

const valuesOf: ReadonlyMap<string, RegExp> = new Map([
  ["matchinfo", /^fts3$/i],
  ["order", /^(asc|desc)$/i],
  ["prefix", /^(\d+(,\d+)*[^,]*)?$/],
  ["compress", /^/],
  ["uncompress", /^/],
  ["content", /^/],
  ["languageid", /^/],
  ["notindexed", /^/],
]);

function faultOfOptions(options: readonly Option[], columns: readonly string[]): string | null {
  const strange = options.find(({ key, value }) => !valuesOf.get(key)?.test(value));
  if (strange) return `fts4 has no option ${strange.written}`;
  const has = (key: string) => options.some((option) => option.key === key);
  if (!has("content") && has("compress") !== has("uncompress")) return "compress and uncompress go together";
  if (columns.length === 0) return null;
  const unknown = options.find(
    ({ key, value }) => key === "notindexed" && !columns.some((name) => isSameName(name, value)),
  );
  return unknown ? `there is no column ${unknown.value}` : null;
}
