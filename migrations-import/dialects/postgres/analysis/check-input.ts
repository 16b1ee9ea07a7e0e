import { type Node, unwrap } from "../grammar/node";
import { LONGEST_CONSTANT } from "../printing/normalise-number";
import { refuse } from "../refusal";
import type { TypeCatalog } from "./type-catalog";
import { elementOf, isArray, typeOf } from "./type-ref";

/** Whether a text may be a value of a type: false only where its input function would refuse it for certain. */
type Accepts = (text: string) => boolean;

/**
 * Refuses a string constant that is no value of the type it becomes, as the type's input function does (manual, chapter 8).
 * What is wrong in detail (a day that no month has, a word where a number stands in a date) is not looked for, and nothing in
 * texts longer than anybody writes.
 */
export function checkInput(types: TypeCatalog, constant: Node, key: string): void {
  const text = unwrap(constant, "A_Const")?.sval?.sval;
  if (text === undefined || text.length > LONGEST_CONSTANT || accepts(types, text, key)) return;
  refuse("INVALID_STATEMENT", `${JSON.stringify(text)} is no value of type ${types.print(typeOf(key))}`);
}

function accepts(types: TypeCatalog, text: string, key: string): boolean {
  if (isArray(key)) return acceptsArray(types, text, elementOf(key));
  const own = inputs.get(key);
  if (own) return own(text);
  if (types.fact(key)) return types.subtype(key) === null || /^\s*(?:empty\s*$|[[({])/i.test(text);
  const type = types.owned(key);
  if (type?.kind === "enum") return type.definition.values.includes(text);
  return type?.kind !== "compositeType" || /^\s*\(.*\)\s*$/s.test(text);
}

/** `array_in`, of arrays whose elements have neither quotes nor braces; of others the braces alone. */
function acceptsArray(types: TypeCatalog, text: string, element: string): boolean {
  const inside = /^\s*(?:\[[^=]*=\s*)?\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inside === undefined) return false;
  if (inside.trim() === "" || /["\\{}]/.test(inside) || element === "box") return true;
  const base = types.base(typeOf(element)).key;
  return inside.split(",").every((each) => /^\s*null\s*$/i.test(each) || acceptsElement(types, each.trim(), base));
}

function acceptsElement(types: TypeCatalog, text: string, key: string): boolean {
  return text !== "" && accepts(types, text, key);
}

const whole = /^\s*[+-]?(?:\d+(?:_\d+)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)\s*$/i;

/** A whole number of so many bits. */
function wholeOf(bits: number): Accepts {
  const limit = 2n ** BigInt(bits - 1);
  return (text) => {
    if (!whole.test(text)) return false;
    const value = BigInt(text.replace(/[\s_+-]/g, ""));
    return text.includes("-") ? value <= limit : value < limit;
  };
}

function matches(pattern: RegExp): Accepts {
  return (text) => pattern.test(text);
}

/** A day or time has a number in it, or is one of the words that stand for one. */
function momentOf(words: RegExp): Accepts {
  return (text) => /\d/.test(text) || words.test(text);
}

const day = /\b(?:now|today|tomorrow|yesterday|epoch|infinity|allballs)\b/i;

function acceptsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const inputs: ReadonlyMap<string, Accepts> = new Map(
  Object.entries<Accepts>({
    // There is no way to write a row without a type of its own.
    record: () => false,
    bool: matches(/^\s*(?:t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)\s*$/i),
    int2: wholeOf(16),
    int4: wholeOf(32),
    int8: wholeOf(64),
    oid: matches(whole),
    numeric: matches(/^\s*[+-]?(?:[\d.][\d._]*(?:e[+-]?[\d_]+)?|0[xob][\da-f_]+|nan|inf(?:inity)?)\s*$/i),
    float4: matches(/^\s*[+-]?(?:[\d.]|nan|inf)/i),
    float8: matches(/^\s*[+-]?(?:[\d.]|nan|inf)/i),
    money: matches(/\d/),
    uuid: matches(/^(?:\{(?:[\da-f]{4}-?){7}[\da-f]{4}\}|(?:[\da-f]{4}-?){7}[\da-f]{4})$/i),
    json: acceptsJson,
    jsonb: acceptsJson,
    bytea: matches(/^(?!\\x)|^\\x(?:[\da-f]{2}|\s)*$/i),
    date: momentOf(day),
    timestamp: momentOf(day),
    timestamptz: momentOf(day),
    time: momentOf(/\b(?:now|allballs)\b/i),
    timetz: momentOf(/\b(?:now|allballs)\b/i),
    interval: momentOf(/\binfinity\b/i),
    bit: matches(/^(?:b?[01]*|x[\da-f]*)$/i),
    varbit: matches(/^(?:b?[01]*|x[\da-f]*)$/i),
    inet: matches(/[\d:]/),
    cidr: matches(/[\d:]/),
    macaddr: matches(/^[\s\da-f:.-]+$/i),
    macaddr8: matches(/^[\s\da-f:.-]+$/i),
  }),
);
