import { normaliseArray } from "./normalise-array";
import { normaliseGeometry } from "./normalise-geometry";
import { normaliseHstore } from "./normalise-hstore";
import { normaliseInterval } from "./normalise-interval";
import { normaliseJson } from "./normalise-json";
import { normaliseCidr, normaliseInet, normaliseMac } from "./normalise-network";
import { LONGEST_CONSTANT, normaliseDecimal, normaliseFloat, normaliseMoney, normaliseWhole } from "./normalise-number";
import { normaliseRange } from "./normalise-range";
import { normaliseDate, normaliseTime, normaliseTimestamp } from "./normalise-time";
import { qualifyName } from "./quote";

/** A string constant as the output function of its type would give it back, for the types where the two differ often. */
export function normaliseInput(text: string, type: string): string {
  // The elements of an array of boxes are set apart by semicolons.
  if (type.endsWith("[]"))
    return type === "box[]" ? text : normaliseArray(text, (each) => normaliseElement(each, type.slice(0, -2)));
  const word = type.endsWith(".hstore") ? "hstore" : (/^(?:"char"|\w+)/.exec(type)?.[0] ?? "");
  if (text.length > LONGEST_CONSTANT && !mayBeLong.has(word)) return text;
  return normalisers.get(word)?.(text, type) ?? text;
}

/** In an array a boolean is a letter. */
function normaliseElement(text: string, type: string): string {
  const value = normaliseInput(text, type);
  return type === "boolean" ? value.slice(0, 1) : value;
}

const mayBeLong: ReadonlySet<string> = new Set(["bytea", "tsvector", "tsquery", "json", "jsonb", "jsonpath"]);

type Normalise = (text: string, type: string) => string;

const shapes = ["point", "lseg", "box", "path", "polygon", "circle"];
const ranges = ["int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"];

const normalisers: ReadonlyMap<string, Normalise> = new Map(
  Object.entries<Normalise>({
    '"char"': firstByte,
    bytea: normaliseBytes,
    tsvector: normaliseLexemes,
    tsquery: normaliseSearch,
    jsonb: normaliseJson,
    jsonpath: normalisePath,
    hstore: normaliseHstore,
    uuid: normaliseUuid,
    boolean: normaliseBoolean,
    smallint: normaliseWhole,
    integer: normaliseWhole,
    bigint: normaliseWhole,
    oid: normaliseWhole,
    numeric: normaliseDecimal,
    real: normaliseFloat,
    double: normaliseFloat,
    money: normaliseMoney,
    interval: normaliseInterval,
    regclass: normalisePlace,
    regconfig: normalisePlace,
    regdictionary: normalisePlace,
    date: normaliseDate,
    time: normaliseTime,
    timestamp: normaliseTimestamp,
    inet: normaliseInet,
    cidr: normaliseCidr,
    macaddr: normaliseMac,
    macaddr8: normaliseMac,
    ...Object.fromEntries(shapes.map((shape) => [shape, normaliseGeometry])),
    ...Object.fromEntries(ranges.map((range) => [range, (text, type) => normaliseRange(text, type, normaliseInput)])),
  }),
);

/** Plain words, each once and in order; those with places or weights stay as they are. */
function normaliseLexemes(text: string): string {
  const words = text.split(/\s+/).filter((each) => each !== "");
  if (!words.every((each) => plainWord.test(each))) return text;
  return [...new Set(words)]
    .sort()
    .map((each) => `'${each}'`)
    .join(" ");
}

/** Plain words with one operator between them; more would have to be put in parentheses. */
function normaliseSearch(text: string): string {
  const parts = text.trim().split(/\s*([&|])\s*/);
  if (!parts.every((each, at) => (at % 2 === 0 ? plainWord.test(each) : each === parts[1]))) return text;
  return parts.map((each, at) => (at % 2 === 0 ? `'${each}'` : ` ${each} `)).join("");
}

const plainWord = /^[\w.-]+$/;

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
  if (text.startsWith("\\x")) return text.toLowerCase().replace(/\s+/g, "");
  const escaped = /\\([0-3][0-7]{2}|\\)/g;
  if (text.replace(escaped, "").includes("\\")) return text;
  const hex = (text: string) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0"));
  const parts = text.split(escaped).map((part, at) => {
    if (at % 2 === 0 || part === "\\") return hex(part).join("");
    return Number.parseInt(part, 8).toString(16).padStart(2, "0");
  });
  return `\\x${parts.join("")}`;
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

/** One byte, in octal where it is no whole character (`charout`). */
function firstByte(text: string): string {
  const [byte = 0] = new TextEncoder().encode(text);
  return byte < 0x80 ? text.slice(0, 1) : `\\${byte.toString(8)}`;
}
