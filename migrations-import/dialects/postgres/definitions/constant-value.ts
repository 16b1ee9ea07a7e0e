import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { normaliseInput } from "../printing/normalise-input";
import { printType } from "../printing/print-type";

/** A constant as its type's output function gives it back; `unknown` for a text that has not become anything yet. */
type Constant = { readonly type: string; readonly text: string };

/**
 * What an expression of constants gives, as the database computes bounds of partitions (`evaluate_expr`): whole numbers, days and
 * times with intervals, texts and common functions of them. Null where that takes more than is followed.
 */
export function constantValue(node: Node | undefined): Constant | null {
  if (!node) return null;
  if ("A_Const" in node) return written(node.A_Const);
  if ("TypeCast" in node) {
    const { arg, typeName } = node.TypeCast;
    const value = constantValue(arg);
    return (
      value &&
      castTo(
        printType(typeName, (_, name) => name),
        value,
      )
    );
  }
  if ("A_Expr" in node && node.A_Expr.kind === "AEXPR_OP") return operation(node.A_Expr);
  return "FuncCall" in node ? called(node.FuncCall) : null;
}

function written({ isnull, sval, ival, fval }: NodeOf<"A_Const">): Constant | null {
  if (isnull) return null;
  if (fval && /^\d{1,18}$/.test(fval.fval ?? "")) return { type: "bigint", text: fval.fval ?? "" };
  if (sval) return { type: "unknown", text: sval.sval ?? "" };
  return ival ? { type: "integer", text: String(ival.ival ?? 0) } : null;
}

const whole: ReadonlySet<string> = new Set(["smallint", "integer", "bigint"]);
const day = "date";
const time = "timestamp without time zone";
const zoned = "timestamp with time zone";

function castTo(type: string, { type: from, text }: Constant): Constant | null {
  if (from === "unknown" || type === "text") return { type, text: normaliseInput(text, type) };
  if (from === type || (whole.has(from) && whole.has(type))) return { type, text };
  if (from === day && type === time) return { type, text: `${text} 00:00:00` };
  return from === time && type === day ? { type, text: text.slice(0, 10) } : null;
}

function operation({ name, lexpr, rexpr }: NodeOf<"A_Expr">): Constant | null {
  const operator = stringOf(name?.at(-1));
  const right = constantValue(rexpr);
  if (!lexpr) return operator === "-" && right && whole.has(right.type) ? negative(right) : null;
  const left = constantValue(lexpr);
  if (!left || !right) return null;
  if (operator === "||") return { type: "text", text: left.text + right.text };
  if (whole.has(left.type) && whole.has(right.type)) return ofNumbers(operator, left, right);
  const sign = operator === "+" ? 1 : operator === "-" ? -1 : 0;
  return sign === 0 ? null : moved(left, right, sign);
}

function negative({ type, text }: Constant): Constant {
  return { type, text: String(-BigInt(text)) };
}

function ofNumbers(operator: string, left: Constant, right: Constant): Constant | null {
  const [a, b] = [BigInt(left.text), BigInt(right.text)];
  const type = [left.type, right.type].includes("bigint") ? "bigint" : "integer";
  const isDivided = operator === "/" || operator === "%";
  if (isDivided && b === 0n) return null;
  const results: Readonly<Record<string, () => bigint>> = {
    "+": () => a + b,
    "-": () => a - b,
    "*": () => a * b,
    "/": () => a / b,
    "%": () => a % b,
  };
  const value = results[operator]?.();
  return value === undefined ? null : { type, text: String(value) };
}

/** A day or time with days or an interval added. */
function moved(left: Constant, right: Constant, sign: 1 | -1): Constant | null {
  const at = instantOf(left);
  if (!at) return null;
  if (left.type === day && whole.has(right.type)) {
    const result = at + sign * Number(right.text) * dayMs;
    return isTold(result) ? { type: day, text: dayOf(result) } : null;
  }
  const isInterval = right.type === "interval" || (right.type === "unknown" && left.type !== day && sign === 1);
  const span = isInterval ? spanOf(normaliseInput(right.text, "interval")) : null;
  if (!span) return null;
  const result = addMonths(at, sign * span.months) + sign * span.ms;
  if (!isTold(result)) return null;
  const type = left.type === day ? time : left.type;
  return {
    type,
    text: `${dayOf(result)} ${new Date(result).toISOString().slice(11, 19)}${type === zoned ? "+00" : ""}`,
  };
}

const dayMs = 86_400_000;

/** Only years of four digits are told apart from others by their text. */
function isTold(instant: number): boolean {
  return instant >= Date.UTC(1000, 0) && instant < Date.UTC(10_000, 0);
}

/** In milliseconds, as in UTC; null for what is none, or told in fractions of a second. */
function instantOf({ type, text }: Constant): number | null {
  if (type !== day && type !== time && type !== zoned) return null;
  const found = /^([1-9]\d{3})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(?:\+00)?)?$/.exec(text);
  if (!found) return null;
  const [, year, month, date, hours = 0, minutes = 0, seconds = 0] = found.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date, hours || 0, minutes || 0, seconds || 0);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The day of the month stays, as far as the month has it. */
function addMonths(instant: number, months: number): number {
  const from = new Date(instant);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) + (instant % dayMs);
}

/** An interval as it is printed: `1 year 2 mons 3 days 04:05:06`. */
function spanOf(text: string): { readonly months: number; readonly ms: number } | null {
  const found = /^(?:(-?\d+) years? ?)?(?:(-?\d+) mons? ?)?(?:(-?\d+) days? ?)?(?:(\d+):(\d\d):(\d\d))?$/.exec(text);
  if (!found) return null;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((each) => Number(each ?? 0));
  return { months: years * 12 + months, ms: days * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

const functions: Readonly<Record<string, (...args: readonly Constant[]) => Constant | null>> = {
  lower: (value) => ofText(value, (text) => text.toLowerCase()),
  upper: (value) => ofText(value, (text) => text.toUpperCase()),
  length: (value) => (value && isText(value) ? { type: "integer", text: String([...value.text].length) } : null),
  make_date: (...parts) => {
    const [year = "", month = "", date = ""] = parts.map(({ text }) => text);
    const text = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    return parts.length === 3 && parts.every(({ type }) => whole.has(type)) ? { type: day, text } : null;
  },
  to_date: (value, format) => {
    const pattern = datePatterns[format?.text.toUpperCase() ?? ""];
    const [, year, month, date = "01"] = (value && pattern?.exec(value.text)) ?? [];
    return year === undefined ? null : { type: day, text: `${year}-${month}-${date}` };
  },
};

const datePatterns: Readonly<Record<string, RegExp>> = {
  "YYYY-MM-DD": /^(\d{4})-(\d\d)-(\d\d)$/,
  "YYYY-MM": /^(\d{4})-(\d\d)$/,
  YYYYMMDD: /^(\d{4})(\d\d)(\d\d)$/,
};

function isText({ type }: Constant): boolean {
  return type === "unknown" || type === "text";
}

/** Letters beyond those of English depend on the locale of the database. */
function ofText(value: Constant | undefined, change: (text: string) => string): Constant | null {
  return value && isText(value) && /^[ -~]*$/.test(value.text) ? { type: "text", text: change(value.text) } : null;
}

function called({ funcname, args = [], agg_filter, over, func_variadic }: NodeOf<"FuncCall">): Constant | null {
  const name = stringsOf(funcname).at(-1) ?? "";
  if (agg_filter || over || func_variadic || !Object.hasOwn(functions, name)) return null;
  const values = args.map((arg) => constantValue(unwrap(arg, "NamedArgExpr") ? undefined : arg));
  return values.every((each) => each !== null) ? (functions[name]?.(...values) ?? null) : null;
}
