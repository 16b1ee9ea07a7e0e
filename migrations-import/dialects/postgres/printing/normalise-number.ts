/** A constant longer than this is left as written: numbers and times are shorter, and some patterns take its square. */
export const LONGEST_CONSTANT = 1_000;

/** A whole number as its output function gives it back: no signs or zeros that say nothing. */
export function normaliseWhole(text: string): string {
  const [, sign, digits = ""] = /^\s*([+-]?)(\d[\d_]*|0x[\da-f_]+|0o[0-7_]+|0b[01_]+)\s*$/i.exec(text) ?? [];
  return digits === "" ? text : String(BigInt(digits.replaceAll("_", "")) * (sign === "-" ? -1n : 1n));
}

/** A `numeric` keeps the zeros behind its point. */
export function normaliseDecimal(text: string): string {
  if (text.length > LONGEST_CONSTANT) return text;
  const found = /^([+-]?)0*(\d+)(\.\d+)?$/.exec(expandExponent(text.trim().replace(/^\./, "0.").replaceAll("_", "")));
  if (!found) return text;
  const [, sign = "", whole = "", fraction = ""] = found;
  return `${sign === "-" && /[1-9]/.test(whole + fraction) ? "-" : ""}${whole}${fraction}`;
}

/** A `real` or `double precision` does not; a very large or small one has an exponent of two digits. */
export function normaliseFloat(text: string): string {
  const [, endless] = /^\s*([+-]?)inf(?:inity)?\s*$/i.exec(text) ?? [];
  if (endless !== undefined) return endless === "-" ? "-Infinity" : "Infinity";
  if (/^\s*nan\s*$/i.test(text)) return "NaN";
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text)) return text;
  const value = Number(text);
  const isOrdinary = value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15);
  return isOrdinary ? String(value) : value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

/** `cash_out` in the locale of dollars. */
export function normaliseMoney(text: string): string {
  const [, sign, whole, fraction = ""] = /^\s*(-?)\$?(\d+)(\.\d{1,2})?\s*$/.exec(text.replaceAll(",", "")) ?? [];
  if (whole === undefined) return text;
  const grouped = String(BigInt(whole)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${sign}$${grouped}${fraction === "" ? ".00" : fraction.padEnd(3, "0")}`;
}

/** `1.5e3` is kept as `1500`, and `5.` as `5`; a number longer than anybody writes stays as it is. */
export function expandExponent(digits: string): string {
  if (digits.length > LONGEST_CONSTANT) return digits;
  if (/^-?\d+\.$/.test(digits)) return digits.slice(0, -1);
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
