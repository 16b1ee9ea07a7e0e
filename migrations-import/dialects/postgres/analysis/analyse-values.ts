import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import { analyse, analyseAll } from "./analyse-expression";
import { analyseItems } from "./analyse-targets";
import { castTo, coerce, coerceAll } from "./coerce";
import { resolveCollation } from "./collation";
import type { Scope } from "./scope";
import { arrayOf, elementOf, isArray, isKnown, notKnown, type TypeRef, typeOf, untyped } from "./type-ref";
import { castNode, isUntypedConstant, nameNull, type Typed, textConstant, typed } from "./typed";

const largestBigint = 9223372036854775807n;

/** A constant as the scanner gives it; a whole number beyond `integer` is a `bigint`, beyond that a `numeric`. */
export function analyseConstant(node: NodeOf<"A_Const">, { analysis: { types } }: Scope): Typed {
  const written: Node = { A_Const: node };
  if (node.boolval) return typed(written, typeOf("bool"));
  if (node.ival) return typed(written, typeOf("int4"));
  if (node.bsval) return typed(written, typeOf("bit"));
  if (!node.fval) return typed(written, untyped);
  const digits = node.fval.fval ?? "";
  const isWhole =
    digits.length < 50 &&
    /^-?\d+$/.test(digits) &&
    BigInt(digits) <= largestBigint &&
    BigInt(digits) >= -largestBigint - 1n;
  return isWhole
    ? typed(castNode(textConstant(digits), typeOf("int8"), types), typeOf("int8"))
    : typed(written, typeOf("numeric"));
}

/** A written cast; an `ARRAY[…]` in it takes the type element by element. */
export function analyseCast(node: NodeOf<"TypeCast">, scope: Scope): Typed {
  const { types } = scope.analysis;
  const target = types.readName(node.typeName);
  if (!node.arg || !isKnown(target.key)) return typed({ TypeCast: node }, target);
  if (target.key === untyped.key) return analyse(node.arg, scope);
  if ("A_ArrayExpr" in node.arg && isArray(types.base(target).key)) {
    return castTo(types, analyseArray(node.arg.A_ArrayExpr, scope, types.base(target)), target);
  }
  return castTo(types, analyse(node.arg, scope), target);
}

/** `ARRAY[…]`, of the common type of its elements or of the type a cast around it gives. */
export function analyseArray(node: NodeOf<"A_ArrayExpr">, scope: Scope, target?: TypeRef): Typed {
  const { types } = scope.analysis;
  const elements = (node.elements ?? []).map((each) =>
    "A_ArrayExpr" in each ? analyseArray(each.A_ArrayExpr, scope, target) : analyse(each, scope),
  );
  if (target) {
    const element = { key: elementOf(target.key), mod: target.mod };
    const cast = elements.map((each, index) =>
      "A_ArrayExpr" in (node.elements?.[index] ?? {}) ? each : castTo(types, each, element),
    );
    const array = arrayNode(node, cast, target);
    if (elements.length > 0) return array;
    const bare = { ...target, mod: "" };
    const empty = castNode(array.node, bare, types);
    return typed(target.mod === "" ? empty : castNode(empty, target, types), target);
  }
  const { values, type } = coerceAll(types, elements);
  return arrayNode(node, values, { key: isKnown(type.key) ? arrayOf(type.key) : notKnown.key, mod: type.mod });
}

function arrayNode(node: NodeOf<"A_ArrayExpr">, elements: readonly Typed[], type: TypeRef): Typed {
  return typed({ A_ArrayExpr: { ...node, elements: elements.map((each) => each.node) } }, type);
}

export function analyseRow(node: NodeOf<"RowExpr">, scope: Scope): Typed {
  const fields = analyseItems(node.args, scope) ?? analyseAll(node.args, scope);
  const args = fields.map((each) => nameNull(scope.analysis.types, each).node);
  return { ...typed({ RowExpr: { ...node, args } }, typeOf("record")), fields };
}

/** Elements and slices of arrays and JSON, fields of rows. */
export function analyseIndirection(node: NodeOf<"A_Indirection">, scope: Scope): Typed {
  if (!node.arg) return typed({ A_Indirection: node }, notKnown);
  const arg = analyse(node.arg, scope);
  const [first, ...others] = node.indirection ?? [];
  const column = columnOfRow(arg.node, stringOf(first));
  if (column) {
    return others.length > 0
      ? analyseIndirection({ ...node, arg: column, indirection: others }, scope)
      : analyse(column, scope);
  }
  let type = arg.type;
  const steps = (node.indirection ?? []).map((step): Node => {
    const indices = unwrap(step, "A_Indices");
    const field = stringOf(step);
    const given = type === arg.type ? arg.columns?.find(({ name }) => name === field)?.type : undefined;
    type = indices ? typeOfElement(type, indices.is_slice ?? false, scope) : (given ?? typeOfField(type, field, scope));
    return indices ? { A_Indices: analyseIndices(indices, arg.type, scope) } : step;
  });
  return typed({ A_Indirection: { ...node, arg: arg.node, indirection: steps } }, type);
}

/** `(alias).name`, where the alias is a whole row, is the column (`ParseFuncOrColumn`). */
export function columnOfRow(row: Node, name: string): Node | null {
  const fields = unwrap(row, "ColumnRef")?.fields ?? [];
  const last = fields.at(-1);
  if (name === "" || !last || !("A_Star" in last)) return null;
  return { ColumnRef: { fields: [...fields.slice(0, -1), { String: { sval: name } }] } };
}

/** Types whose parts go by names. */
const named: ReadonlySet<string> = new Set(["jsonb", "hstore"]);

function analyseIndices(node: NodeOf<"A_Indices">, container: TypeRef, scope: Scope): NodeOf<"A_Indices"> {
  const { types } = scope.analysis;
  const wanted = named.has(types.base(container).key) ? "text" : "int4";
  const index = (each: Node | undefined) => {
    const value = each && analyse(each, scope);
    return value && (isUntypedConstant(value) || wanted === "int4") ? coerce(types, value, wanted).node : value?.node;
  };
  const [lidx, uidx] = [index(node.lidx), index(node.uidx)];
  return { ...node, ...(lidx ? { lidx } : {}), ...(uidx ? { uidx } : {}) };
}

function typeOfElement(type: TypeRef, isSlice: boolean, { analysis: { types } }: Scope): TypeRef {
  const base = types.base(type);
  if (base.key === "hstore") return typeOf("text");
  if (isSlice || base.key === "jsonb" || !isKnown(base.key)) return base;
  return isArray(base.key) ? { key: elementOf(base.key), mod: base.mod } : notKnown;
}

function typeOfField(type: TypeRef, field: string, { analysis: { types } }: Scope): TypeRef {
  return types.fields(types.base(type).key)?.find(({ name }) => name === field)?.type ?? notKnown;
}

export function analyseCollation(node: NodeOf<"CollateClause">, scope: Scope): Typed {
  if (!node.arg) return typed({ CollateClause: node }, notKnown);
  const collname = resolveCollation(scope.analysis.session, node.collname);
  const arg = analyse(node.arg, scope);
  return { ...typed({ CollateClause: { ...node, collname, arg: arg.node } }, arg.type), arg };
}

const valueTypes: Readonly<Record<string, string>> = {
  CURRENT_DATE: "date",
  CURRENT_TIME: "timetz",
  CURRENT_TIMESTAMP: "timestamptz",
  LOCALTIME: "time",
  LOCALTIMESTAMP: "timestamp",
};

/** `CURRENT_TIMESTAMP` and its like; with a precision its name ends in `_N`. */
export function analyseValueFunction(node: NodeOf<"SQLValueFunction">, { analysis }: Scope): Typed {
  analysis.types.noteUnsteady();
  const name = (node.op ?? "").replace(/^SVFOP_/, "");
  const key = valueTypes[name.replace(/_N$/, "")] ?? "name";
  return typed({ SQLValueFunction: node }, { key, mod: name.endsWith("_N") ? `(${node.typmod ?? 0})` : "" });
}

export function analyseGrouping(node: NodeOf<"GroupingFunc">, scope: Scope): Typed {
  const args = analyseAll(node.args, scope).map((each) => each.node);
  return typed({ GroupingFunc: { ...node, args } }, typeOf("int4"));
}
