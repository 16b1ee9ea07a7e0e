/** The values that a CHECK allows for one column, in its order. */
export type AllowedByCheck = { readonly column: string; readonly values: readonly string[] };

/**
 * What a CHECK allows, where all it says is which values one column may have: `CHECK (status IN ('a', 'b'))` as SQLite
 * keeps it, `CHECK ((status = ANY (ARRAY['a'::text, 'b'::text])))` as PostgreSQL prints it, `status = 'a' OR status = 'b'`;
 * null may be allowed beside them. Null for any other condition: nothing is guessed.
 */
export function readAllowedValues(check: string): AllowedByCheck | null {
  const condition = /^CHECK\s*\((.*)\)(?: NOT VALID| NO INHERIT)*$/is.exec(check)?.[1];
  const tokens = condition === undefined ? null : tokensOf(condition);
  if (!tokens) return null;
  const choices = splitAt(tokens, "OR").filter((choice) => !isNullTest(choice));
  const read = choices.map(readChoice);
  const column = read[0]?.column;
  if (column === undefined || read.some((each) => each?.column.toLowerCase() !== column.toLowerCase())) return null;
  return { column, values: [...new Set(read.flatMap((each) => each?.values ?? []))] };
}

type Token = { readonly kind: "name" | "value" | "word"; readonly text: string };

const patterns: readonly (readonly [Token["kind"] | "nothing", RegExp])[] = [
  ["nothing", /[\s()]+/y],
  // A cast says nothing about which values are allowed.
  [
    "nothing",
    /::\s*(?:"(?:[^"]|"")*"|\w+)(?:\.(?:"(?:[^"]|"")*"|\w+))?(?:\s+(?:varying|precision|with(?:out)? time zone))?(?:\s*\(\d+(?:,\s*\d+)?\))?(?:\[\])*/iy,
  ],
  ["value", /'((?:[^']|'')*)'/y],
  ["value", /(-?\d+(?:\.\d+)?)(?!\w)/y],
  ["name", /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]']*)\](?=\s*(?:=|IN\b|IS\b))/iy],
  ["word", /(=|,|\[|\]|\b(?:IN|ANY|ARRAY|OR|IS|NULL)\b)/iy],
  ["name", /([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)/y],
];

/** The tokens of a condition without parentheses and casts; null where it holds anything else. */
function tokensOf(condition: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < condition.length; ) {
    const found = matchAt(condition, at);
    if (!found) return null;
    if (found.kind !== "nothing") tokens.push({ kind: found.kind, text: found.text });
    at = found.end;
  }
  return tokens;
}

function matchAt(condition: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(condition);
    if (match) return { kind, text: textOf(kind, match), end: pattern.lastIndex };
  }
  return null;
}

function textOf(kind: Token["kind"] | "nothing", match: RegExpExecArray): string {
  const text = match.slice(1).find((group) => group !== undefined) ?? "";
  if (kind === "word") return text.toUpperCase();
  const quote = match[0].charAt(0);
  return /["'`]/.test(quote) ? text.replaceAll(quote + quote, quote) : text;
}

function splitAt(tokens: readonly Token[], word: string): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "word" && token.text === word) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

const shapeOf = (tokens: readonly Token[]) => tokens.map(({ kind, text }) => (kind === "word" ? text : kind)).join(" ");

function isNullTest(tokens: readonly Token[]): boolean {
  return shapeOf(tokens) === "name IS NULL";
}

/** One of: `name = value`, `name IN value, …`, `name = ANY ARRAY[value, …]`. */
function readChoice(tokens: readonly Token[]): AllowedByCheck | null {
  const list = "value(?: , value)*";
  const isChoice = new RegExp(`^name (?:= value|IN ${list}|= ANY ARRAY \\[ ${list} \\])$`).test(shapeOf(tokens));
  const [column] = tokens;
  if (!isChoice || !column) return null;
  return { column: column.text, values: tokens.flatMap(({ kind, text }) => (kind === "value" ? [text] : [])) };
}
