import { qualifyName } from "./quote";

/** A string constant as the output function of its type would give it back, for the types where the two differ often. */
export function normaliseInput(text: string, type: string): string {
  if (type === "jsonb") return normaliseJson(text);
  if (type === "uuid") return normaliseUuid(text);
  if (type === "boolean") return normaliseBoolean(text);
  if (/^(smallint|integer|bigint|oid)$/.test(type)) return normaliseWhole(text);
  if (/^numeric\b/.test(type)) return normaliseDecimal(text);
  if (type === "interval") return normaliseInterval(text);
  if (type.endsWith("[]")) return normaliseArray(text);
  if (type === "regclass") return normaliseRelation(text);
  if (/^time\b/.test(type)) return normaliseTime(text, type);
  return type.startsWith("timestamp") ? normaliseTimestamp(text, type.includes("without")) : text;
}

/** The name of a relation, without the schema everybody looks in; a number stands for itself. */
function normaliseRelation(text: string): string {
  const parts = text.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [];
  if (/^\d+$/.test(text) || parts.length > 2) return text;
  const names = parts.map((part) =>
    part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase(),
  );
  return qualifyName(names.length > 1 ? (names[0] ?? null) : null, names.at(-1) ?? "");
}

function normaliseTime(text: string, type: string): string {
  const found = /^\s*(\d\d?):(\d\d)(:\d\d(?:\.\d+)?)?\s*$/.exec(text);
  if (!found || type.includes("with time zone")) return text;
  const [, hours = "", minutes = "", seconds = ":00"] = found;
  return `${hours.padStart(2, "0")}:${minutes}${trimFraction(seconds)}`;
}

function trimFraction(seconds: string): string {
  return seconds.includes(".") ? seconds.replace(/\.?0+$/, "") : seconds;
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

function normaliseWhole(text: string): string {
  return /^\s*[+-]?\d+\s*$/.test(text) ? String(BigInt(text.trim().replace(/^\+/, ""))) : text;
}

function normaliseDecimal(text: string): string {
  const found = /^\s*([+-]?)0*(\d+)(\.\d+)?\s*$/.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", fraction = ""] = found;
  return `${sign === "-" ? "-" : ""}${whole}${fraction}`;
}

/** `array_out`: no white space around the elements, except inside of quotes. */
export function normaliseArray(text: string): string {
  return /^\s*\{.*\}\s*$/s.test(text) ? text.trim().replace(/("(?:[^"\\]|\\.)*")|\s*([{},])\s*/g, "$1$2") : text;
}

/** Midnight is spelled out, a zone as its hours; without one the server's is taken to be UTC. */
function normaliseTimestamp(text: string, isLocal: boolean): string {
  if (text.trim() === "epoch") return `1970-01-01 00:00:00${isLocal ? "" : "+00"}`;
  const found = /^\s*(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d):(\d\d)(:\d\d(?:\.\d+)?)?)?\s*(Z|UTC|[+-]00(?::?00)?)?\s*$/i.exec(
    text,
  );
  if (!found) return text;
  const [, day = "", hours = "00", minutes = "00", seconds = ":00"] = found;
  return `${day} ${hours}:${minutes}${trimFraction(seconds)}${isLocal ? "" : "+00"}`;
}

/** `jsonb_out`: keys by length and then by byte, the last of a repeated key, `, ` and `: ` between. */
function normaliseJson(text: string): string {
  try {
    return printJson(JSON.parse(text));
  } catch {
    return text;
  }
}

function printJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${printJson(inner)}`).join(", ")}}`;
}

const unitWords: Readonly<Record<string, "year" | "mon" | "day" | "second">> = {
  year: "year",
  month: "mon",
  mon: "mon",
  week: "day",
  day: "day",
  hour: "second",
  hr: "second",
  h: "second",
  minute: "second",
  min: "second",
  second: "second",
  sec: "second",
};

const unitFactors: Readonly<Record<string, number>> = { week: 7, hour: 3600, hr: 3600, h: 3600, minute: 60, min: 60 };

/** `interval_out` in the `postgres` style, for whole amounts of named units: `24 hours` is `24:00:00`. */
function normaliseInterval(text: string): string {
  const sums = { year: 0, mon: 0, day: 0, second: 0 };
  const rest = text
    .trim()
    .replace(/([+-]?\d+)\s*([a-z]+?)s?(?=\s|$|[+-]?\d)/gi, (whole, amount: string, word: string) => {
      const unit = unitWords[word.toLowerCase()];
      if (!unit) return whole;
      sums[unit] += Number(amount) * (unitFactors[word.toLowerCase()] ?? 1);
      return "";
    });
  if (rest.trim() !== "") return text;
  return printInterval(sums.year * 12 + sums.mon, sums.day, sums.second);
}

function printInterval(months: number, days: number, seconds: number): string {
  const parts = [
    count(Math.trunc(months / 12), "year"),
    count(months % 12, "mon"),
    count(days, "day"),
    seconds === 0 ? "" : printClock(seconds),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "00:00:00" : parts.join(" ");
}

function count(amount: number, word: string): string {
  return amount === 0 ? "" : `${amount} ${word}${amount === 1 ? "" : "s"}`;
}

function printClock(seconds: number): string {
  const all = Math.abs(seconds);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${seconds < 0 ? "-" : ""}${parts.join(":")}`;
}
