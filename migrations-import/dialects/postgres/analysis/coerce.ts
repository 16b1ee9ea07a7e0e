import type { Node, NodeOf } from "../grammar/node";
import { castPath, isPolymorphic, isSteadyCast } from "./cast-path";
import { checkInput } from "./check-input";
import { commonType } from "./common-type";
import { refuseUncast, refuseUnlike } from "./refuse-types";
import type { TypeCatalog } from "./type-catalog";
import { isKnown, type TypeRef, typeOf, untyped } from "./type-ref";
import { castNode, isUntypedConstant, type Typed } from "./typed";

/** Brings an expression to a type as PostgreSQL does where it is asked for: what it adds is written out in `node`. */
export function coerce(types: TypeCatalog, value: Typed, target: string): Typed {
  const { type } = value;
  if (type.key === target || target === "any" || isPolymorphic(target) || !isKnown(target)) return value;
  if (value.arg && "CollateClause" in value.node) {
    return coerceCollated(types, value.node.CollateClause, value.arg, target);
  }
  if (isUntypedConstant(value)) return typeConstant(types, value, { key: target, mod: "" });
  if (type.key === untyped.key || !isKnown(type.key) || target === "record" || type.key === "record") return value;
  const path = castPath(types, type.key, target, "explicit");
  if (!path) return value;
  if (!isSteadyCast(types, type.key, target)) types.noteUnsteady();
  const node = castNode(value.bare, typeOf(target), types);
  return { node, bare: value.bare, type: typeOf(target), isCall: path === "function" };
}

/** The conversion goes inside a COLLATE; a type without collation goes without it. */
function coerceCollated(types: TypeCatalog, clause: NodeOf<"CollateClause">, arg: Typed, target: string): Typed {
  const inner = coerce(types, arg, target);
  if (types.category(target) !== "S") return inner;
  const node = { CollateClause: { ...clause, arg: inner.node } };
  return { node, bare: { CollateClause: { ...clause, arg: inner.bare } }, type: inner.type, arg: inner };
}

/** A string constant or NULL takes the type itself; that of a domain is of what the domain is over, then brought to it. */
function typeConstant(types: TypeCatalog, value: Typed, target: TypeRef): Typed {
  const base = types.base(typeOf(target.key));
  checkInput(types, value.node, base.key);
  const node = castNode(value.node, typeOf(base.key), types);
  if (base.key === target.key) return { node, bare: node, type: typeOf(target.key) };
  return { node: castNode(node, target, types), bare: node, type: typeOf(target.key) };
}

/** Likewise into a column or whatever else has a length or precision; the result is what `assignment` would store. */
export function assign(types: TypeCatalog, value: Typed, target: TypeRef): Typed {
  refuseUncast(types, value.type.key, target.key, "assignment", "the value");
  // Alone among types, an interval takes its fields and precision as it is read.
  if (target.key === "interval" && isUntypedConstant(value)) return castTo(types, value, target);
  if ("RowExpr" in value.node) {
    const node = fillRow(types, value.node.RowExpr, value.fields ?? [], target);
    return { node, bare: node, type: target };
  }
  const coerced = coerce(types, value, target.key);
  return target.mod === "" ? coerced : { ...coerced, type: target };
}

/** Brings an expression to the type of a cast that somebody wrote. */
export function castTo(types: TypeCatalog, value: Typed, target: TypeRef): Typed {
  const { type } = value;
  if (value.arg && types.category(target.key) !== "S") return castTo(types, value.arg, target);
  if (isUntypedConstant(value)) return castConstant(types, value, target);
  if (type.key === target.key && (type.mod === target.mod || target.mod === "")) {
    return type.mod === target.mod ? value : { ...written(types, value, target), isCall: false };
  }
  return written(types, value, target);
}

function written(types: TypeCatalog, value: Typed, target: TypeRef): Typed {
  if ("RowExpr" in value.node) return castRow(types, value.node.RowExpr, value.fields ?? [], target);
  refuseUncast(types, value.type.key, target.key, "explicit", "what is cast");
  const node = castNode(value.bare, target, types);
  const path = isKnown(value.type.key) ? castPath(types, value.type.key, target.key, "explicit") : null;
  if (path && !isSteadyCast(types, value.type.key, target.key)) types.noteUnsteady();
  return { node, bare: node, type: target, isCall: path === "function" || target.mod !== "" };
}

/** `ROW(…)::type`: each field is brought to what the type has in its place. */
function castRow(types: TypeCatalog, row: NodeOf<"RowExpr">, fields: readonly Typed[], target: TypeRef): Typed {
  const node = castNode(fillRow(types, row, fields, target), target, types);
  return { node, bare: node, type: target };
}

function fillRow(types: TypeCatalog, row: NodeOf<"RowExpr">, fields: readonly Typed[], target: TypeRef): Node {
  const wanted = types.fields(target.key) ?? [];
  const args = (row.args ?? []).map((arg, index) => {
    const [field, column] = [fields[index], wanted[index]];
    return field && column ? castTo(types, field, column.type).node : arg;
  });
  return { RowExpr: { ...row, args } };
}

function castConstant(types: TypeCatalog, value: Typed, target: TypeRef): Typed {
  const base = types.base(target);
  checkInput(types, value.node, base.key);
  const own = base.key === target.key || base.key === "interval" ? base : typeOf(base.key);
  const node = castNode(value.node, own, types);
  if (base.key === target.key) return { node, bare: node, type: target, isCall: target.mod !== "" };
  const whole = castNode(node, target, types);
  return { node: whole, bare: whole, type: target };
}

/** Brings a condition to a boolean. */
export function coerceCondition(types: TypeCatalog, value: Typed): Typed {
  refuseUncast(types, value.type.key, "bool", "assignment", "the condition");
  return coerce(types, value, "bool");
}

/** Brings all to their common type; as they are where that cannot be told. */
export function coerceAll(
  types: TypeCatalog,
  values: readonly Typed[],
  ordered: readonly Typed[] = values,
): { readonly values: readonly Typed[]; readonly type: TypeRef } {
  const given = ordered.map((value) => value.type);
  const type = commonType(types, given);
  refuseUnlike(
    types,
    given.map(({ key }) => key),
    type?.key ?? null,
  );
  if (!type || !isKnown(type.key)) return { values, type: type ?? { key: "?", mod: "" } };
  return { values: values.map((value) => coerce(types, value, type.key)), type };
}
