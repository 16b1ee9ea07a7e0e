import type { NodeOf } from "../grammar/node";
import { normaliseInput } from "./normalise-input";
import type { Printer } from "./print-expression";
import { quoteLiteral } from "./quote";

const numberTypes = new Set(["integer", "smallint", "bigint", "numeric", "real", "double precision", "oid"]);

/** A constant, with the type it is cast to where it has one: `5`, `'x'::text`, `'-1'::integer`, `true`. */
export function printConstant(node: NodeOf<"A_Const">, _printer: Printer, type?: string): string {
  if (node.isnull) return type === undefined ? "NULL" : `NULL::${type}`;
  if (node.boolval) return node.boolval.boolval ? "true" : "false";
  if (node.ival) return printNumber(String(node.ival.ival ?? 0), "integer", type);
  if (node.fval) return printNumber(node.fval.fval ?? "0", "numeric", type);
  if (node.bsval) return printBits(node.bsval.bsval ?? "");
  return printText(node.sval?.sval ?? "", type);
}

function printNumber(digits: string, own: string, type: string | undefined): string {
  if (digits.startsWith("-")) return `'${digits}'::${type ?? own}`;
  return type === undefined || type === own ? digits : `(${digits})::${type}`;
}

function printText(text: string, type: string | undefined): string {
  if (type === undefined) return quoteLiteral(text);
  if (type === "boolean" && /^(t|true|yes|on|1)$/i.test(text)) return "true";
  if (type === "boolean" && /^(f|false|no|off|0)$/i.test(text)) return "false";
  const isPrintedBare = type === "integer" || type === "numeric";
  if (isPrintedBare && /^\d+(\.\d+)?$/.test(text)) return text;
  return `${quoteLiteral(normaliseInput(text, type))}::${numberTypes.has(type) ? type : type.replace(/^(character varying|character|bit)\(.*\)$/, "$1")}`;
}

/** `b101`, or `x1F` in hexadecimal, as the scanner gives them: always printed as bits. */
function printBits(text: string): string {
  const digits = text.slice(1);
  const bits = text.startsWith("x")
    ? [...digits].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("")
    : digits;
  return `'${bits}'::"bit"`;
}
