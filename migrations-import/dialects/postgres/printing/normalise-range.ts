/** What a range is of: the type its bounds are printed as, and, where values follow each other, the one behind a value. */
type Subtype = { readonly type: string; readonly next?: (value: string) => string | null };

const subtypes: Readonly<Record<string, Subtype>> = {
  int4range: { type: "integer", next: nextWhole },
  int8range: { type: "bigint", next: nextWhole },
  daterange: { type: "date", next: nextDay },
  numrange: { type: "numeric" },
  tsrange: { type: "timestamp without time zone" },
  tstzrange: { type: "timestamp with time zone" },
};

const pattern = /^\s*([[(])\s*("[^"\\]*"|[^",()[\]\\]*?)\s*,\s*("[^"\\]*"|[^",()[\]\\]*?)\s*([\])])\s*$/;

/**
 * `range_out`: bounds as their type gives them back. Ranges of values that follow each other begin with their first value
 * and end in front of the next, as `[1,5]` is `[1,6)`.
 */
export function normaliseRange(text: string, type: string, normalise: (text: string, type: string) => string): string {
  if (/^\s*empty\s*$/i.test(text)) return "empty";
  const found = pattern.exec(text);
  const subtype = subtypes[type];
  if (!found || subtype === undefined) return text;
  const [, opening = "", from = "", to = "", closing = ""] = found;
  const [lower, upper] = [from, to].map((bound) => normalise(bound.replaceAll('"', ""), subtype.type));
  if (lower === undefined || upper === undefined) return text;
  if (lower !== "" && lower === upper && (opening === "(" || closing === ")")) return "empty";
  if (subtype.next === undefined)
    return `${lower === "" ? "(" : opening}${printBound(lower)},${printBound(upper)}${upper === "" ? ")" : closing}`;
  const first = lower !== "" && opening === "(" ? subtype.next(lower) : lower;
  const end = upper !== "" && closing === "]" ? subtype.next(upper) : upper;
  if (first === null || end === null) return text;
  return `${first === "" ? "(" : "["}${first},${end})`;
}

function printBound(value: string): string {
  return /[\s"\\,()[\]]/.test(value) ? `"${value}"` : value;
}

function nextWhole(value: string): string | null {
  return /^-?\d+$/.test(value) ? String(BigInt(value) + 1n) : null;
}

function nextDay(value: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return null;
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
