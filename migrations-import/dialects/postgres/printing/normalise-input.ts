import { normaliseInterval } from "./normalise-interval";
import { normaliseJson } from "./normalise-json";
import { LONGEST_CONSTANT, normaliseDecimal, normaliseFloat, normaliseWhole } from "./normalise-number";
import { normaliseDate, normaliseTime, normaliseTimestamp } from "./normalise-time";
import { qualifyName } from "./quote";

/** A string constant as the output function of its type would give it back, for the types where the two differ often. */
export function normaliseInput(text: string, type: string): string {
  if (type.endsWith("[]")) return normaliseArray(text);
  const word = /^(?:"char"|\w+)/.exec(type)?.[0] ?? "";
  if (text.length > LONGEST_CONSTANT && !mayBeLong.has(word)) return text;
  return normalisers.get(word)?.(text, type) ?? text;
}

const mayBeLong: ReadonlySet<string> = new Set(["bytea", "tsvector", "tsquery", "json", "jsonb", "jsonpath"]);

type Normalise = (text: string, type: string) => string;

const normalisers: ReadonlyMap<string, Normalise> = new Map(
  Object.entries<Normalise>({
    '"char"': firstByte,
    bytea: normaliseBytes,
    tsvector: normaliseLexeme,
    tsquery: normaliseLexeme,
    jsonb: normaliseJson,
    jsonpath: normalisePath,
    uuid: normaliseUuid,
    boolean: normaliseBoolean,
    smallint: normaliseWhole,
    integer: normaliseWhole,
    bigint: normaliseWhole,
    oid: normaliseWhole,
    numeric: normaliseDecimal,
    real: normaliseFloat,
    double: normaliseFloat,
    interval: normaliseInterval,
    regclass: normalisePlace,
    regconfig: normalisePlace,
    regdictionary: normalisePlace,
    date: normaliseDate,
    time: normaliseTime,
    timestamp: normaliseTimestamp,
  }),
);

/** One plain word alone: more would have to be sorted and told apart. */
function normaliseLexeme(text: string): string {
  return /^[\w.-]+$/.test(text) ? `'${text}'` : text;
}

/** A path of plain steps: names are quoted. */
function normalisePath(text: string): string {
  if (!/^\s*\$(?:\.\w+|\[\*\]|\[\d+\])*\s*$/.test(text)) return text;
  return text.trim().replace(/\.(\w+)/g, '."$1"');
}

/** The name of something that lies in a schema, without the one everybody looks in; a number stands for itself. */
function normalisePlace(text: string): string {
  const parts = text.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [];
  if (/^\d+$/.test(text)) return normaliseWhole(text);
  if (parts.length > 2) return text;
  const names = parts.map((part) =>
    part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase(),
  );
  return qualifyName(names.length > 1 ? (names[0] ?? null) : null, names.at(-1) ?? "");
}

/** `bytea_out`: in hexadecimal, whichever way it is written. */
function normaliseBytes(text: string): string {
  if (text.includes("\\")) return text.startsWith("\\x") ? text.toLowerCase() : text;
  return `\\x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function normaliseUuid(text: string): string {
  const digits = text.replace(/[{}-]/g, "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : text;
}

/** `bool_in` takes any unique beginning of these words. */
function normaliseBoolean(text: string): string {
  const word = text.trim().toLowerCase();
  if (/^(t|tr|tru|true|y|ye|yes|on|1)$/.test(word)) return "true";
  return /^(f|fa|fal|fals|false|n|no|of|off|0)$/.test(word) ? "false" : text;
}

/** `array_out`: no white space around the elements, except inside of quotes. */
export function normaliseArray(text: string): string {
  return /^\s*\{.*\}\s*$/s.test(text) ? text.trim().replace(/("(?:[^"\\]|\\.)*")|\s*([{},])\s*/g, "$1$2") : text;
}

/** One byte, in octal where it is no whole character (`charout`). */
function firstByte(text: string): string {
  const [byte = 0] = new TextEncoder().encode(text);
  return byte < 0x80 ? text.slice(0, 1) : `\\${byte.toString(8)}`;
}
