import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { qualifyName } from "../printing/quote";
import type { TypeCatalog } from "./type-catalog";
import { splitName } from "./type-catalog";
import { elementOf, isArray, type TypeRef, untyped } from "./type-ref";

/**
 * An expression as analysis leaves it: a tree of the grammar in which everything PostgreSQL adds is written out, and its
 * type. `bare` is the tree without the conversion PostgreSQL added around it, which some places do not show.
 */
export type Typed = {
  readonly node: Node;
  readonly bare: Node;
  readonly type: TypeRef;
  /** A function call to PostgreSQL, conversions by function among them. */
  readonly isCall?: boolean;
  /** What stands in front of a COLLATE. */
  readonly arg?: Typed;
  /** The fields of a `ROW(…)`. */
  readonly fields?: readonly Typed[];
  /** What a function gives by several output arguments. */
  readonly columns?: readonly { readonly name: string; readonly type: TypeRef }[];
};

export function typed(node: Node, type: TypeRef, isCall = false): Typed {
  return isCall ? { node, bare: node, type, isCall } : { node, bare: node, type };
}

/** Whether an expression is a string constant or NULL that still has no type. */
export function isUntypedConstant({ node, type }: Typed): boolean {
  return type.key === untyped.key && "A_Const" in node;
}

export function isNull(node: Node | undefined): boolean {
  return node !== undefined && "A_Const" in node && node.A_Const.isnull === true;
}

/** A NULL that stays without a type says so; a string does not. */
export function nameNull(types: TypeCatalog, value: Typed): Typed {
  return isNull(value.node) ? typed(castNode(value.node, untyped, types), untyped) : value;
}

export function stringNode(sval: string): Node {
  return { String: { sval } };
}

export function textConstant(sval: string): Node {
  return { A_Const: { sval: { sval } } };
}

/** A cast in a tree of the grammar. */
export function castNode(arg: Node, type: TypeRef, types: TypeCatalog): Node {
  const text = type.key === "regclass" ? unwrap(arg, "A_Const")?.sval?.sval : undefined;
  const named: Node = text === undefined ? arg : { A_Const: { sval: { sval: types.relation(text) } } };
  return { TypeCast: { arg: named, typeName: typeNameOf(type, types) } };
}

/** Fields of an interval, by the bits of `timestamp.h` that the grammar has for them. */
const intervalBits: Readonly<Record<string, number>> = {
  year: 4,
  month: 2,
  day: 8,
  hour: 1024,
  minute: 2048,
  second: 4096,
  "year to month": 6,
  "day to hour": 1032,
  "day to minute": 3080,
  "day to second": 7176,
  "hour to minute": 3072,
  "hour to second": 7168,
  "minute to second": 6144,
};

const anyInterval = 32767;

/** A type as the grammar names one. */
export function typeNameOf({ key, mod }: TypeRef, types: TypeCatalog): NodeOf<"TypeName"> {
  const element = elementOf(key);
  const numbers = (mod.match(/\d+/g) ?? []).map(Number);
  const range = mod.replace(/\(.*\)/, "").trim();
  const bits = range === "" ? anyInterval : (intervalBits[range] ?? anyInterval);
  const typmods = element === "interval" && mod !== "" ? [bits, ...numbers] : numbers;
  return {
    names: namesOf(element, types).map(stringNode),
    typmods: typmods.map((ival) => ({ A_Const: { ival: { ival } } })),
    ...(isArray(key) ? { arrayBounds: [{ Integer: { ival: -1 } }] } : {}),
  };
}

function namesOf(key: string, types: TypeCatalog): readonly string[] {
  const fact = types.fact(key);
  if (!fact) return splitName(key);
  if (fact.extension === null) return ["pg_catalog", key];
  return splitName(qualifyName(types.schemaOf(fact.extension), key));
}
