import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName } from "../catalog/find-relation";
import { findType, sessionPrinter } from "../catalog/find-type";
import { rightsAtBirth } from "../catalog/rights";
import { rewriteEverywhere } from "../dependents/rewrite-everywhere";
import type { Rewrite } from "../dependents/rewrite-expression";
import { type NodeOf, stringOf, stringsOf, unwrap, walk } from "../grammar/node";
import { printType, qualifyType } from "../printing/print-type";
import { NoEffect, refuse } from "../refusal";
import { claimType } from "./claim-type";
import { renameInBounds } from "./rename-in-bounds";

/** CREATE TYPE … AS ENUM. */
export function createEnum(node: NodeOf<"CreateEnumStmt">, session: Session): StatementEnd {
  const place = claimType(session, relationName(stringsOf(node.typeName)));
  const rights = rightsAtBirth(session, "types", place.schema);
  const values = stringsOf(node.vals);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) refuse("DUPLICATE_OBJECT", `${place.name} has the value ${twice} twice`);
  const definition = { values, comment: null, ...rights };
  session.ledger.insert({ kind: "enum", parent: null, ...place, definition });
  return "applied";
}

/** ALTER TYPE … ADD VALUE and RENAME VALUE. */
export function alterEnum(node: NodeOf<"AlterEnumStmt">, session: Session): StatementEnd {
  const name = relationName(stringsOf(node.typeName));
  const type = findType(session, name);
  if (type?.kind !== "enum") return refuse("UNKNOWN_OBJECT", `type ${name.relname ?? ""} does not exist here`);
  const values = [...type.definition.values];
  const added = node.newVal ?? "";
  if (node.oldVal) renameValue(session, type, values, node.oldVal, added);
  else if (!values.includes(added)) addValue(values, added, node);
  else if (node.skipIfNewValExists) throw new NoEffect();
  else refuse("DUPLICATE_OBJECT", `${type.name} already has the value ${added}`);
  session.ledger.update(type, { values });
  return "applied";
}

function renameValue(
  session: Session,
  type: CatalogObjectOf<"enum">,
  values: string[],
  from: string,
  to: string,
): void {
  const index = values.indexOf(from);
  if (index === -1) refuse("UNKNOWN_OBJECT", `${type.name} has no value ${from}`);
  if (values.includes(to)) refuse("DUPLICATE_OBJECT", `${type.name} already has the value ${to}`);
  values[index] = to;
  renameInBounds(session, qualifyType(type.schema, type.name), from, to);
  const rewrite = renameConstants(type, from, to);
  rewriteEverywhere(session.ledger, type.name, rewrite);
}

/** A value is stored by itself, not by its name: whatever shows it shows the new name. */
function renameConstants(type: CatalogObjectOf<"enum">, from: string, to: string): Rewrite {
  return (node) => {
    let hasChanged = false;
    walk(node, (inner) => {
      const cast = unwrap(inner, "TypeCast");
      const constant = unwrap(cast?.arg, "A_Const");
      const value = constant?.sval?.sval;
      if (!constant?.sval || value === undefined || stringsOf(cast?.typeName?.names).at(-1) !== type.name) return;
      const renamed = cast?.typeName?.arrayBounds ? renameInArray(value, from, to) : value === from ? to : value;
      constant.sval.sval = renamed;
      hasChanged ||= renamed !== value;
      return undefined;
    });
    return hasChanged;
  };
}

/** In an array without quotes or braces inside. */
function renameInArray(value: string, from: string, to: string): string {
  const inside = /^\{([^"{}]*)\}$/.exec(value)?.[1];
  if (inside === undefined) return value;
  const items = inside.split(",").map((item) => (item === from ? to : item));
  return `{${items.join(",")}}`;
}

function addValue(values: string[], added: string, node: NodeOf<"AlterEnumStmt">): void {
  if (!node.newValNeighbor) {
    values.push(added);
    return;
  }
  const index = values.indexOf(node.newValNeighbor);
  if (index === -1) refuse("UNKNOWN_OBJECT", `there is no value ${node.newValNeighbor} to put ${added} beside`);
  values.splice(node.newValIsAfter ? index + 1 : index, 0, added);
}

/** CREATE TYPE … AS (…). */
export function createCompositeType(node: NodeOf<"CompositeTypeStmt">, session: Session): StatementEnd {
  const place = claimType(session, node.typevar ?? {});
  const { resolveType } = sessionPrinter(session);
  const attributes = (node.coldeflist ?? []).map((each) => {
    const column = unwrap(each, "ColumnDef");
    return { name: column?.colname ?? "", type: printType(column?.typeName, resolveType) };
  });
  const definition = { attributes, comment: null, ...rightsAtBirth(session, "types", place.schema) };
  session.ledger.insert({ kind: "compositeType", parent: null, ...place, definition });
  return "applied";
}

/** CREATE TYPE … AS RANGE, which makes a multirange type as well. */
export function createRange(node: NodeOf<"CreateRangeStmt">, session: Session): StatementEnd {
  const place = claimType(session, relationName(stringsOf(node.typeName)));
  const option = (name: string) =>
    (node.params ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name)?.arg;
  const subtype = printType(unwrap(option("subtype"), "TypeName"), sessionPrinter(session).resolveType);
  const named = unwrap(option("multirange_type_name"), "TypeName");
  const multirange = named ? (stringsOf(named.names).at(-1) ?? "") : stringOf(option("multirange_type_name"));
  const definition = {
    subtype,
    multirange: multirange === "" ? multirangeName(place.name) : multirange,
    comment: null,
    ...rightsAtBirth(session, "types", place.schema),
  };
  session.ledger.insert({ kind: "rangeType", parent: null, ...place, definition });
  return "applied";
}

/** `makeMultirangeTypeName`: `range` becomes `multirange`, or `_multirange` follows. */
function multirangeName(name: string): string {
  return name.includes("range") ? name.replace("range", "multirange") : `${name}_multirange`;
}
