/**
 * One value of a partition's bound. Values of a column compare as their `rank` does, where reading tells it: it does not of
 * texts, whose order is their collation's, and of expressions. `printed` is the same only of what is the same.
 */
export type BoundValue = {
  readonly printed: string;
  readonly end: "lowest" | "highest" | null;
  readonly rank: number | bigint | string | null;
};

/** What a partition holds, read from how its bound is printed. */
export type Bound =
  | { readonly kind: "default" }
  | { readonly kind: "list"; readonly values: readonly BoundValue[] }
  | { readonly kind: "range"; readonly from: readonly BoundValue[]; readonly to: readonly BoundValue[] }
  | { readonly kind: "hash"; readonly modulus: number; readonly remainder: number };

/** Reads a bound such as `FOR VALUES FROM (1) TO (10)`, of a table partitioned by values of these types. */
export function readBound(text: string, types: readonly string[]): Bound {
  const hash = /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/.exec(text);
  if (hash) return { kind: "hash", modulus: Number(hash[1]), remainder: Number(hash[2]) };
  const [first = [], second] = splitLists(text);
  const read = (printed: readonly string[], typeOf: (at: number) => string | undefined) =>
    printed.map((each, at) => readValue(each, typeOf(at) ?? ""));
  if (text.startsWith("FOR VALUES IN ")) return { kind: "list", values: read(first, () => types[0]) };
  if (!second) return { kind: "default" };
  return { kind: "range", from: read(first, (at) => types[at]), to: read(second, (at) => types[at]) };
}

/** What stands in each list in parentheses, cut at its commas. */
function splitLists(text: string): readonly (readonly string[])[] {
  const lists: string[][] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/'(?:[^']|'')*'|[(),]|[^'(),]+/g)) {
    const list = lists.at(-1);
    if (token === "(" && depth++ === 0) lists.push([""]);
    else if (token === ")" && --depth === 0) continue;
    else if (token === "," && depth === 1) list?.push("");
    else if (depth > 0 && list) list.push(`${list.pop() ?? ""}${token}`);
  }
  return lists.map((list) => list.map((each) => each.trim()));
}

function readValue(printed: string, type: string): BoundValue {
  const end = printed === "MINVALUE" ? "lowest" : printed === "MAXVALUE" ? "highest" : null;
  const isQuoted = printed.startsWith("'");
  const text = isQuoted ? printed.slice(1, -1) : printed;
  const isNumber = isQuoted ? numeric.test(type) : /^-?\d/.test(text);
  return { printed, end, rank: isNumber ? rankNumber(text) : rankText(text, type) };
}

const numeric = /^(?:smallint|integer|bigint|real|double precision|numeric(?:\(.*\))?)$/;

/** Up to 15 digits a number is told from all others. */
function rankNumber(text: string): number | bigint | null {
  if (/^-?\d+$/.test(text)) return text.length > 15 ? BigInt(text) : Number(text);
  return /^-?\d+\.\d+$/.test(text) && text.length <= 16 ? Number(text) : null;
}

/** Types whose values are printed in the order they have: times as the database prints them, in UTC. */
const inOrder: { readonly [type: string]: RegExp } = {
  date: /^\d{4}-\d\d-\d\d$/,
  "timestamp without time zone": /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/,
  "timestamp with time zone": /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
};

function rankText(text: string, type: string): string | null {
  return inOrder[type.replace(/\(\d\)/, "")]?.test(text) ? text : null;
}
