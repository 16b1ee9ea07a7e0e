import type { NodeOf } from "../grammar/node";
import { normaliseInput } from "./normalise-input";
import { expandExponent } from "./normalise-number";
import type { Printer } from "./print-expression";
import { quoteLiteral } from "./quote";

/** A constant, with the type it is cast to where it has one: `5`, `'x'::text`, `'-1'::integer`, `true` (`get_const_expr`). */
export function printConstant(node: NodeOf<"A_Const">, _printer: Printer, type?: string): string {
  if (node.isnull) return type === undefined ? "NULL" : `NULL::${type}`;
  if (node.boolval) return castOf(node.boolval.boolval ? "true" : "false", "boolean", type);
  if (node.ival) return printNumber(String(node.ival.ival ?? 0), "integer", type);
  if (node.fval) return printNumber(node.fval.fval ?? "0", "numeric", type);
  if (node.bsval) return printBitText(node.bsval.bsval ?? "", type);
  return printText(node.sval?.sval ?? "", type);
}

/** A constant of its own type that is cast to another. */
function castOf(text: string, own: string, type: string | undefined): string {
  return type === undefined || type === own ? text : `(${text})::${type}`;
}

function printNumber(digits: string, own: string, type: string | undefined): string {
  if (own === "numeric") return printDecimal(digits, type);
  return castOf(digits.startsWith("-") ? `'${digits}'::${own}` : digits, own, type);
}

/** A decimal without a point would be read back as a whole number, so it is quoted. */
function printDecimal(digits: string, type: string | undefined): string {
  if (type?.startsWith("numeric(")) return printText(digits, type);
  return castOf(printText(expandExponent(digits), "numeric"), "numeric", type);
}

/** A text as the output function of its type gives it back; plain numbers and booleans without their type. */
function printText(text: string, type: string | undefined): string {
  if (type === undefined) return quoteLiteral(text);
  const value = normaliseInput(text, type);
  if (type === "boolean" && (value === "true" || value === "false")) return value;
  if (type === "integer" && /^\d+$/.test(value)) return value;
  if (type === "numeric" && /^\d+\.\d+$/.test(value)) return value;
  if (type.startsWith("numeric(") && /^\d+\.\d+$/.test(value)) return `${value}::${type}`;
  return `${quoteLiteral(value)}::${type}`;
}

function printBitText(text: string, type: string | undefined): string {
  const bits = `'${printBits(text)}'`;
  return type?.startsWith("bit(") ? `${bits}::${type}` : castOf(`${bits}::"bit"`, '"bit"', type);
}

/** `b101`, or `x1F` in hexadecimal, as the scanner gives them: always printed as bits. */
function printBits(text: string): string {
  const digits = text.slice(1);
  const bits = text.startsWith("x")
    ? [...digits].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("")
    : digits;
  return bits;
}
