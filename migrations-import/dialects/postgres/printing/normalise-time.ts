/** A day and a time of it as they were written; `zone` is the offset in minutes, null where there is none. */
type Moment = { readonly day: string; readonly clock: string; readonly zone: number | null };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = "([a-z]{3,9})";

/** Each way of writing a day, with where its year, month and day stand (DateStyle `ISO, MDY`). */
const days: readonly (readonly [pattern: RegExp, order: readonly [year: number, month: number, day: number]])[] = [
  [/^(\d{4})[-/](\d\d?)[-/](\d\d?)(?=[\sT]|$)/i, [1, 2, 3]],
  [/^(\d{4})(\d\d)(\d\d)(?=[\sT]|$)/i, [1, 2, 3]],
  [/^(\d\d?)[-/](\d\d?)[-/](\d{4})(?=\s|$)/, [3, 1, 2]],
  [new RegExp(`^${month}[\\s-](\\d\\d?),?[\\s-](\\d{4})(?=\\s|$)`, "i"), [3, 1, 2]],
  [new RegExp(`^(\\d\\d?)[\\s-]${month},?[\\s-](\\d{4})(?=\\s|$)`, "i"), [3, 2, 1]],
  [new RegExp(`^(\\d{4})-${month}-(\\d\\d?)(?=\\s|$)`, "i"), [1, 2, 3]],
];

const time = /^(\d\d?):(\d\d)(?::(\d\d(?:\.\d{1,6})?))?\s*(am|pm)?\s*(?:(z|utc|gmt)|([+-]\d\d?)(?::?(\d\d))?)?$/i;

/** A day, a time or both; null for whatever else PostgreSQL understands. The server's own zone is taken to be UTC. */
function readMoment(text: string): Moment | null {
  const { day, rest } = readDay(text.trim());
  if (rest === "") return day === "" ? null : { day, clock: "00:00:00", zone: null };
  const found = time.exec(
    rest.replace(/^(\d\d)(\d\d)(\d\d)?(?!\d|:)/, (_, ...parts) => parts.slice(0, 3).filter(Boolean).join(":")),
  );
  if (!found) return null;
  const [, hours = "", minutes = "", seconds = "00", half, utc, zoneHours, zoneMinutes = "0"] = found;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const sign = zoneHours?.startsWith("-") ? -1 : 1;
  const offset = zoneHours === undefined ? null : Number(zoneHours) * 60 + sign * Number(zoneMinutes);
  return { day, clock: `${two(hour)}:${minutes}:${trimFraction(seconds)}`, zone: utc === undefined ? offset : 0 };
}

function readDay(text: string): { readonly day: string; readonly rest: string } {
  for (const [pattern, [year, month, day]] of days) {
    const found = pattern.exec(text);
    const number = monthOf(found?.[month] ?? "");
    if (!found || number === null) continue;
    const rest = text.slice(found[0].length).replace(/^T|^\s+T?/i, "");
    return { day: `${found[year]}-${number}-${two(Number(found[day]))}`, rest };
  }
  return { day: "", rest: text };
}

function monthOf(written: string): string | null {
  if (/^\d+$/.test(written)) return two(Number(written));
  const at = months.indexOf(written.slice(0, 3).toLowerCase());
  return at === -1 ? null : two(at + 1);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function trimFraction(seconds: string): string {
  return seconds.includes(".") ? seconds.replace(/\.?0+$/, "") : seconds;
}

const endless = /^\s*(-?infinity)\s*$/i;

/** `date_out`. */
export function normaliseDate(text: string): string {
  if (text.trim() === "epoch") return "1970-01-01";
  return endless.exec(text)?.[1]?.toLowerCase() ?? (readMoment(text)?.day || text);
}

/** `time_out`, `timetz_out`. */
export function normaliseTime(text: string, type: string): string {
  const moment = readMoment(text);
  if (!moment || !text.includes(":")) return text;
  return type.includes("with time zone") ? `${moment.clock}${printZone(moment.zone ?? 0)}` : moment.clock;
}

/** `timestamp_out`, which passes over a zone, and `timestamptz_out`, which gives the time in UTC; midnight is spelled out. */
export function normaliseTimestamp(text: string, type: string): string {
  const isZoned = type.includes("with time zone");
  if (text.trim() === "epoch") return `1970-01-01 00:00:00${isZoned ? "+00" : ""}`;
  const infinity = endless.exec(text)?.[1];
  if (infinity !== undefined) return infinity.toLowerCase();
  const moment = readMoment(text);
  if (!moment?.day) return text;
  if (!isZoned) return `${moment.day} ${moment.clock}`;
  return moment.zone ? (inUtc(moment, moment.zone) ?? text) : `${moment.day} ${moment.clock}+00`;
}

function inUtc({ day, clock }: Moment, offset: number): string | null {
  const [whole = "", fraction] = clock.split(".");
  const there = Date.parse(`${day}T${whole}Z`);
  if (Number.isNaN(there)) return null;
  const here = new Date(there - offset * 60_000).toISOString();
  return `${here.slice(0, 10)} ${here.slice(11, 19)}${fraction === undefined ? "" : `.${fraction}`}+00`;
}

function printZone(offset: number): string {
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${offset < 0 ? "-" : "+"}${two(hours)}${minutes === 0 ? "" : `:${two(minutes)}`}`;
}
