import type { ObjectKind } from "../model/catalog-object";
import { cut } from "./cut";
import { wordsOfComments } from "./words-of-comments";

type Range = { readonly start: number; readonly end: number };

/** What the comments at a statement say: of the object it makes, and of the columns it makes, by their names in lower case. */
export type Remarks = {
  /** What kind of object the statement makes; null for one that makes none, or only adds columns. */
  readonly makes: ObjectKind | null;
  readonly above: string | null;
  readonly columns: ReadonlyMap<string, string>;
};

/** What comments that say nothing say. */
export const noRemarks: Remarks = { makes: null, above: null, columns: new Map() };

/** The longest remark that is kept, in UTF-16 units. */
const LONGEST = 2000;

const head =
  /(CREATE|ALTER)\s+(?:OR\s+REPLACE\s+|UNIQUE\s+|GLOBAL\s+|LOCAL\s+|TEMP(?:ORARY)?\s+|UNLOGGED\s+|VIRTUAL\s+|RECURSIVE\s+|CONSTRAINT\s+|MATERIALIZED\s+|FOREIGN\s+)*(\w+)/iy;
const kinds: Readonly<Record<string, ObjectKind>> = {
  TABLE: "table",
  VIEW: "table",
  INDEX: "index",
  TRIGGER: "trigger",
  POLICY: "policy",
  TYPE: "enum",
  DOMAIN: "domain",
  FUNCTION: "function",
  PROCEDURE: "function",
};

/**
 * Reads the comments above a statement and, in a CREATE TABLE and an ALTER TABLE … ADD, those above and beside each column.
 * A comment with an empty line below it is about more than what follows, and is nobody's.
 */
export function readRemarks(sql: string, range: Range): Remarks {
  const start = firstToken(sql, range);
  head.lastIndex = start;
  const [, verb = "", what = ""] = head.exec(sql) ?? [];
  const above = said(commentsAbove(sql, start));
  const isTable = what.toUpperCase() === "TABLE";
  if (verb.toUpperCase() === "CREATE") {
    const parts = isTable ? partsOf(sql, { start, end: range.end }, "columns") : [];
    const own = parts.find(({ name }) => name === null);
    const makes = kinds[what.toUpperCase()] ?? null;
    return { makes, above: above ?? said(own?.comments ?? []), columns: remarksOf(parts) };
  }
  const parts = isTable ? partsOf(sql, { start, end: range.end }, "additions") : [];
  const columns = new Map(remarksOf(parts));
  const added = parts.filter(({ name }) => name !== null);
  const [only] = added;
  if (above !== null && added.length === 1 && only?.name && !columns.has(only.name)) columns.set(only.name, above);
  return { makes: null, above: null, columns };
}

/**
 * Where the comments of a text begin that may say something, in order: most texts have none, or only those of tools, and need
 * not be read at each statement. What only looks like a comment, in a string, counts as one. Null where one can begin anywhere.
 */
export function findTelling(sql: string): readonly number[] | null {
  if (sql.includes("/*")) return null;
  const found: number[] = [];
  for (let at = sql.indexOf("--"); at !== -1; at = sql.indexOf("--", endOfLine(sql, at))) {
    const comment = sql.slice(at, endOfLine(sql, at));
    const holdsAnother = comment.replace(/^-+/, "").includes("--");
    if (holdsAnother || said([comment]) !== null) found.push(at);
  }
  return found;
}

/** Where the line ends that an offset is in. */
export function endOfLine(sql: string, at: number): number {
  const end = sql.indexOf("\n", at);
  return end === -1 ? sql.length : end;
}

type Part = { name: string | null; comments: string[] };

function remarksOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ name, comments }) => {
      const words = name === null ? null : said(comments);
      return name === null || words === null ? [] : [[name, words] as const];
    }),
  );
}

function said(comments: readonly string[]): string | null {
  const words = wordsOfComments(comments);
  return words === "" ? null : cut(words, LONGEST);
}

const token =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)|\[[^\]]*(?:\]|$)|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|\s+|[\s\S]/y;

type Token = { readonly kind: "comment" | "name" | "mark"; readonly text: string; readonly at: number };

function* tokensOf(sql: string, { start, end }: Range): Generator<Token> {
  token.lastIndex = start;
  for (let at = start; at < sql.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [text = "", comment, , name] = token.exec(sql) ?? [];
    const next = at + text.length;
    // What stands behind the statement counts as far as its last line goes.
    if (at >= end && (text.includes("\n") || (comment === undefined && !/^[\s;,)]*$/.test(text)))) return;
    if (comment !== undefined) yield { kind: "comment", text, at };
    else if (name !== undefined) yield { kind: "name", text, at };
    else if (text.trim() !== "") yield { kind: "mark", text, at };
    token.lastIndex = next;
  }
}

const noColumn = new Set(["constraint", "primary", "unique", "check", "foreign", "exclude", "like", "key", "index"]);
const additionWords = new Set(["add", "column", "if", "not", "exists"]);

/** The parts of a list of columns, each with the comments above and beside it; nameless are the head and what is no column. */
function partsOf(sql: string, range: Range, list: "columns" | "additions"): readonly Part[] {
  const parts: Part[] = [{ name: null, comments: [] }];
  const listDepth = list === "columns" ? 1 : 0;
  let [depth, isFresh, isAdding] = [0, false, false];
  let above: Token[] = [];
  for (const each of tokensOf(sql, range)) {
    if (each.kind === "comment") {
      if (isFirstInLine(sql, each.at)) above.push(each);
      else parts.at(-1)?.comments.push(each.text);
    } else if (each.text === "(") {
      depth++;
      if (list === "columns" && depth === 1) isFresh = true;
    } else if (each.text === ")") depth--;
    else if (each.text === "," && depth === listDepth) isFresh = true;
    else if (list === "additions" && depth === 0 && /^add$/i.test(each.text)) [isFresh, isAdding] = [true, true];
    else if (isFresh && each.kind === "name" && !(isAdding && additionWords.has(each.text.toLowerCase()))) {
      parts.push({ name: columnName(each.text), comments: touching(sql, above, each.at) });
      [isFresh, isAdding, above] = [false, false, []];
    }
  }
  return parts;
}

function columnName(text: string): string | null {
  if (/^["`[]/.test(text)) return text.slice(1, -1).toLowerCase();
  const name = text.toLowerCase();
  return noColumn.has(name) ? null : name;
}

function isFirstInLine(sql: string, at: number): boolean {
  return sql.slice(sql.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}

/** Of comments on lines of their own, those with no empty line between them and what follows at `at`. */
function touching(sql: string, comments: readonly Token[], at: number): string[] {
  const near: string[] = [];
  let below = at;
  for (const { text, at: from } of comments.toReversed()) {
    if (/\n[^\S\n]*\n/.test(sql.slice(from + text.length, below))) break;
    near.unshift(text);
    below = from;
  }
  return near;
}

/** A statement's range may begin with what stands before it. */
function firstToken(sql: string, range: Range): number {
  for (const { kind, at } of tokensOf(sql, range)) if (kind !== "comment") return at;
  return range.start;
}

/** The comments on the lines right above, as they stand. */
function commentsAbove(sql: string, at: number): readonly string[] {
  if (!isFirstInLine(sql, at)) return [];
  const found: string[] = [];
  let end = sql.lastIndexOf("\n", at - 1);
  while (end > 0) {
    const start = sql.lastIndexOf("\n", end - 1) + 1;
    const line = sql.slice(start, end).trim();
    const opening = line.endsWith("*/") ? sql.lastIndexOf("/*", end) : -1;
    if (opening >= 0 && isFirstInLine(sql, opening)) {
      found.unshift(sql.slice(opening, end).trim());
      end = sql.lastIndexOf("\n", opening - 1);
    } else if (line.startsWith("--")) {
      found.unshift(line);
      end = start - 1;
    } else break;
  }
  return found;
}
