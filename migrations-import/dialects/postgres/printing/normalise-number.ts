/** A constant longer than this is left as written: numbers and times are shorter, and some patterns take its square. */
export const LONGEST_CONSTANT = 1_000;

/** A whole number as its output function gives it back: no signs or zeros that say nothing. */
export function normaliseWhole(text: string): string {
  return /^\s*[+-]?\d+\s*$/.test(text) ? String(BigInt(text.trim().replace(/^\+/, ""))) : text;
}

/** A `numeric` keeps the zeros behind its point. */
export function normaliseDecimal(text: string): string {
  if (text.length > LONGEST_CONSTANT) return text;
  const found = /^([+-]?)0*(\d+)(\.\d+)?$/.exec(expandExponent(text.trim()));
  if (!found) return text;
  const [, sign = "", whole = "", fraction = ""] = found;
  return `${sign === "-" ? "-" : ""}${whole}${fraction}`;
}

/** A `real` or `double precision` does not; what would be printed with an exponent stays as it is. */
export function normaliseFloat(text: string): string {
  const value = Number(text);
  const isOrdinary = value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15);
  return /^\s*[+-]?[\d.]+(e[+-]?\d+)?\s*$/i.test(text) && isOrdinary ? String(value) : text;
}

/** `1.5e3` is kept as `1500`; a number longer than anybody writes stays as it is. */
export function expandExponent(digits: string): string {
  if (digits.length > LONGEST_CONSTANT) return digits;
  const found = /^(-?)(\d*)\.?(\d*)[eE]([+-]?\d{1,3})$/.exec(digits);
  if (!found) return digits;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = found;
  const point = whole.length + Number(exponent);
  const all = `${whole}${fraction}`.padEnd(point, "0").padStart(widthFor(point, whole + fraction), "0");
  const at = Math.max(point, 1);
  const text = `${all.slice(0, at)}${all.length > at ? `.${all.slice(at)}` : ""}`;
  return `${sign}${text.replace(/^0+(?=\d)/, "")}`;
}

/** How long the digits must be for the point to stand behind one of them. */
function widthFor(point: number, digits: string): number {
  return point > 0 ? digits.length : digits.length + 1 - point;
}
