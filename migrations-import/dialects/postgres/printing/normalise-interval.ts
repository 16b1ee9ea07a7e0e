type Sums = { month: number; day: number; second: number };

const months = { year: 12, yr: 12, y: 12, month: 1, mon: 1, decade: 120, century: 1200 } as const;
const days = { week: 7, w: 7, day: 1, d: 1 } as const;
const seconds = { hour: 3600, hr: 3600, h: 3600, minute: 60, min: 60, m: 60, second: 1, sec: 1, s: 1 } as const;

/** `interval_out` in the `postgres` style: `24 hours` is `24:00:00`. A bare number is of the last field of its
 * type. What it cannot read stays as it is. */
export function normaliseInterval(text: string, type = "interval"): string {
  const field = /^interval (?:\w+ to )?(\w+)/.exec(type)?.[1];
  const written = field && /^\s*[+-]?\d+\s*$/.test(text) ? `${text} ${field}` : text;
  const sums = /^\s*P/.test(text) ? readIso(text.trim()) : readWords(written);
  return sums ? printInterval(restrict(sums, field, type)) : text;
}

/** What a type with fields or a precision keeps of an interval (`AdjustIntervalForTypmod`). */
function restrict({ month, day, second }: Sums, field: string | undefined, type: string): Sums {
  const digits = /\((\d)\)/.exec(type)?.[1];
  const rounded = digits === undefined ? second : Number(second.toFixed(Number(digits)));
  const cut = (unit: number) => Math.trunc(second / unit) * unit;
  switch (field) {
    case "year":
      return { month: Math.trunc(month / 12) * 12, day: 0, second: 0 };
    case "month":
      return { month, day: 0, second: 0 };
    case "day":
      return { month, day, second: 0 };
    case "hour":
      return { month, day, second: cut(3600) };
    case "minute":
      return { month, day, second: cut(60) };
    default:
      return { month, day, second: rounded };
  }
}

function readWords(text: string): Sums | null {
  const sums: Sums = { month: 0, day: 0, second: 0 };
  const isAgo = /\bago\s*$/i.test(text);
  const words = text.replace(/^\s*@/, "").replace(/\bago\s*$/i, "");
  const rest = words
    .replace(/([+-]?)(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?/g, (_, sign: string, ...[hour, minute, second]: string[]) => {
      const all = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
      sums.second += sign === "-" ? -all : all;
      return "";
    })
    .replace(/([+-]?\d+(?:\.\d+)?)\s*([a-z]+)(?=\s|$|[+-]?\d)/gi, (whole, amount: string, word: string) =>
      add(sums, Number(amount), word.toLowerCase()) ? "" : whole,
    );
  const bare = rest.trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(bare)) sums.second += Number(bare);
  else if (bare !== "") return null;
  return isAgo ? { month: -sums.month, day: -sums.day, second: -sums.second } : sums;
}

function add(sums: Sums, amount: number, word: string): boolean {
  const unit = isUnit(word) ? word : word.replace(/ies$/, "y").replace(/s$/, "");
  if (!isUnit(unit)) return false;
  if (unit in seconds) sums.second += amount * seconds[unit as keyof typeof seconds];
  else if (unit in days) addDays(sums, amount * days[unit as keyof typeof days]);
  else if (unit in months) addMonths(sums, amount, months[unit as keyof typeof months]);
  else return false;
  return true;
}

/** What is no whole day is time. */
function addDays(sums: Sums, amount: number): void {
  sums.day += Math.trunc(amount);
  sums.second += roundedTo(amount - Math.trunc(amount), 6) * 86_400;
}

/** What is no whole month of a month is days, of which it has thirty; longer units are rounded to months. */
function addMonths(sums: Sums, amount: number, length: number): void {
  const whole = length === 1 ? Math.trunc(amount) : Math.round(amount * length);
  sums.month += whole;
  if (length === 1) addDays(sums, roundedTo(amount - whole, 6) * 30);
}

function roundedTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function isUnit(word: string): boolean {
  return [months, days, seconds].some((units) => Object.hasOwn(units, word));
}

/** `P1Y2M3DT4H5M6S`. */
function readIso(text: string): Sums | null {
  const found =
    /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/.exec(
      text,
    );
  if (!found) return null;
  const [year = 0, month = 0, week = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { month: year * 12 + month, day: week * 7 + day, second: hour * 3600 + minute * 60 + second };
}

/** A part behind a negative one shows its sign. */
function printInterval({ month, day, second }: Sums): string {
  const parts: string[] = [];
  let wasNegative = false;
  const push = (amount: number, word: string) => {
    if (amount === 0) return;
    parts.push(`${wasNegative && amount > 0 ? "+" : ""}${amount} ${word}${amount === 1 ? "" : "s"}`);
    wasNegative = amount < 0;
  };
  push(Math.trunc(month / 12), "year");
  push(month % 12, "mon");
  push(day, "day");
  if (second !== 0) parts.push(`${second < 0 ? "-" : wasNegative ? "+" : ""}${printClock(Math.abs(second))}`);
  return parts.length === 0 ? "00:00:00" : parts.join(" ");
}

function printClock(all: number): string {
  const whole = Math.floor(all);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const fraction = (all - whole)
    .toFixed(6)
    .slice(1)
    .replace(/\.?0+$/, "");
  return `${parts.map((part) => String(part).padStart(2, "0")).join(":")}${fraction}`;
}
