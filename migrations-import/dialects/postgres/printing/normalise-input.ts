/** A string constant as the output function of its type would give it back, for the types where the two differ often. */
export function normaliseInput(text: string, type: string): string {
  if (type === "jsonb") return normaliseJson(text);
  if (type === "uuid") return text.toLowerCase();
  if (type === "interval") return normaliseInterval(text);
  if (type.endsWith("[]")) return normaliseArray(text);
  return type.startsWith("timestamp") ? normaliseTimestamp(text, type.includes("without")) : text;
}

/** `array_out`: no white space around the elements, except inside of quotes. */
export function normaliseArray(text: string): string {
  return /^\s*\{.*\}\s*$/s.test(text) ? text.trim().replace(/("(?:[^"\\]|\\.)*")|\s*([{},])\s*/g, "$1$2") : text;
}

/** Midnight is spelled out; with a time zone, only what is in UTC already is known to stay as it is. */
function normaliseTimestamp(text: string, isLocal: boolean): string {
  const zone = isLocal ? "" : "+00";
  if (text === "epoch") return `1970-01-01 00:00:00${zone}`;
  const spaced = text.replace(/^(\d{4}-\d\d-\d\d)T/, "$1 ");
  return isLocal ? spaced.replace(/^(\d{4}-\d\d-\d\d)\s*$/, "$1 00:00:00") : spaced;
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
