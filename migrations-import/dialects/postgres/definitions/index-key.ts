import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { isOwnCollation, printCollation, resolveCollation } from "../analysis/collation";
import { defaultClassOf } from "../analysis/read-facts";
import { refuseUnsteady } from "../analysis/refuse-unsteady";
import type { Scope } from "../analysis/scope";
import { isArray } from "../analysis/type-ref";
import type { Typed } from "../analysis/typed";
import type { Table } from "../catalog/find-relation";
import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { printDirection } from "../printing/print-order";
import { qualifyName } from "../printing/quote";
import { printParameters } from "../statements/index-parameters";
import type { IndexKey } from "./index-definition";
import { scopeOfTable } from "./table-expression";

/**
 * One key of an index: a column or an expression, with collation, operator class and direction behind it; the class is left out
 * where the method takes it anyway.
 */
export function readIndexKey(session: Session, table: Table, given: NodeOf<"IndexElem">, method: string): IndexKey {
  const column = columnInParentheses(given);
  if (column) return readIndexKey(session, table, { ...given, ...column, expr: undefined }, method);
  const element = given.collation ? { ...given, collation: resolveCollation(session, given.collation) } : given;
  const isPlain = element.name !== undefined && (element.opclass ?? []).length === 0 && !element.collation;
  if (isPlain) return { column: element.name, ...endOf(element, "") };
  const scope = scopeOfTable(session, table);
  const written = element.name ? columnNode(element.name) : element.expr;
  const key = written && analyse(written, scope);
  // A conversion that changes nothing leaves no more than the column.
  const converted = element.name ? null : columnInParentheses({ expr: key?.bare });
  if (converted) return readIndexKey(session, table, { ...element, ...converted, expr: undefined }, method);
  refuseUnsteady(scope, "functions in index expression must be marked IMMUTABLE");
  const isOwn = key && isOwnCollation(scope.analysis.types, key.type, stringsOf(element.collation));
  const end = endOf(element, printClass(element, method, key, scope), isOwn);
  if (element.name) return { column: element.name, ...end };
  const expression = key ? print(key.bare, plainPrinter) : "";
  return { expression, ...(key && isFunctionLike(key.bare) ? { isCall: true as const } : {}), ...end };
}

/** `(column)` and `(column COLLATE x)` are taken for the column itself (`ComputeIndexAttrs`, `ComputePartitionAttrs`). */
export function columnInParentheses(element: {
  readonly expr?: Node | undefined;
  readonly collation?: Node[];
}): { readonly name: string; readonly collation?: Node[] } | null {
  const { arg, collname } = unwrap(element.expr, "CollateClause") ?? { arg: element.expr, collname: element.collation };
  const [name, ...more] = stringsOf(unwrap(arg, "ColumnRef")?.fields);
  if (name === undefined || more.length > 0) return null;
  return { name, ...(collname ? { collation: collname } : {}) };
}

function columnNode(sval: string): Node {
  return { ColumnRef: { fields: [{ String: { sval } }] } };
}

/** What stands behind a key: a collation that is not the key's own, class, direction. */
function endOf(element: NodeOf<"IndexElem">, opclass: string, isOwnCollated = false): { suffix?: string } {
  const name = printCollation(stringsOf(element.collation));
  const collation = name === "" || isOwnCollated ? "" : ` COLLATE ${name}`;
  const suffix = `${collation}${opclass}${printDirection(element.ordering, element.nulls_ordering)}`;
  return suffix === "" ? {} : { suffix };
}

function printClass(element: NodeOf<"IndexElem">, method: string, key: Typed | undefined, scope: Scope): string {
  const path = stringsOf(element.opclass);
  const name = path.at(-1);
  if (name === undefined) return "";
  const isDefault = !element.opclassopts && key !== undefined && name === usualClass(method, key, scope);
  const options = element.opclassopts ? ` (${printParameters(element.opclassopts)})` : "";
  return isDefault ? "" : ` ${qualifyName(path.at(-2) ?? null, name)}${options}`;
}

/** The class of the very type comes first, then that of what it is indexed as. */
function usualClass(method: string, key: Typed, scope: Scope): string | undefined {
  const { types } = scope.analysis;
  return defaultClassOf(method, types.base(key.type).key) ?? defaultClassOf(method, typeForClass(key, scope));
}

/** What a class is looked up for: `varchar` is indexed as `text` and `cidr` as `inet`, an array as any array. */
function typeForClass({ type }: Typed, { analysis: { types } }: Scope): string {
  const { key } = types.base(type);
  if (key === "varchar") return "text";
  if (key === "cidr") return "inet";
  if (types.isEnum(key)) return "anyenum";
  if (types.subtype(key) !== null) return key.endsWith("multirange") ? "anymultirange" : "anyrange";
  return isArray(key) ? "anyarray" : key;
}

const functionLike = ["FuncCall", "CoalesceExpr", "MinMaxExpr", "SQLValueFunction", "XmlExpr", "JsonFuncExpr"];

function isFunctionLike(node: Node): boolean {
  if ("A_Expr" in node) return node.A_Expr.kind === "AEXPR_NULLIF";
  return functionLike.some((tag) => tag in node);
}
