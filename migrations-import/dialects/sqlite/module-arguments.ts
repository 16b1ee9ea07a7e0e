import { tokenize, tokenName } from "sqlite3-parser";
import type { Table } from "./context";
import { foldName } from "./names";
import { endOf } from "./sql-node";

/** A virtual table as written: `name`, the module in lower case, and the module's arguments. */
export type VirtualTable = { readonly name: string; readonly module: string; readonly args: readonly string[] };

/** The columns of a table that a virtual one takes its content from; null where it is not there. */
export type ContentColumns = (table: string) => readonly string[] | null;

/** A virtual table of the catalog as it was written. */
export function virtualTableOf({ name, definition: { definition } }: Table): VirtualTable {
  const [module = ""] = /^[^(]*/.exec(definition ?? "") ?? [];
  return { name, module: foldName(module), args: argumentsIn((definition ?? "").slice(module.length)) ?? [] };
}

/** A name at the beginning of an argument, without its quotes. */
export function firstName(arg: string): string {
  const quoted = /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|'([^']*)')/.exec(arg);
  return quoted?.slice(1).find((name) => name !== undefined) ?? /^\S+/.exec(arg)?.[0] ?? arg;
}

/**
 * The arguments behind a module's name as written, null where there are not even parentheses; the parser gives them without the
 * white space between words.
 */
export function argumentsIn(text: string): readonly string[] | null {
  const args: { start: number; end: number }[] = [];
  let depth = 0;
  let hasParentheses = false;
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
    hasParentheses = true;
  }
  return hasParentheses ? args.map(({ start, end }) => text.slice(start, end)) : null;
}
