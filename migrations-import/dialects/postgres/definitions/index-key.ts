import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { isDefaultClass } from "../analysis/read-facts";
import type { Scope } from "../analysis/scope";
import { isArray } from "../analysis/type-ref";
import type { Typed } from "../analysis/typed";
import type { Table } from "../catalog/find-relation";
import { type Node, type NodeOf, stringsOf } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { printDirection } from "../printing/print-order";
import { qualifyName, quoteName } from "../printing/quote";
import type { IndexKey } from "./index-definition";
import { scopeOfTable } from "./table-expression";

/**
 * One key of an index: a column or an expression, with collation, operator class and direction behind it; the class is left out
 * where the method takes it anyway.
 */
export function readIndexKey(session: Session, table: Table, element: NodeOf<"IndexElem">, method: string): IndexKey {
  const scope = scopeOfTable(session, table);
  const written: Node | undefined = element.name
    ? { ColumnRef: { fields: [{ String: { sval: element.name } }] } }
    : element.expr;
  const key = written && analyse(written, scope);
  const collation = stringsOf(element.collation).map(quoteName).join(".");
  const opclass = printClass(element, method, key, scope);
  const suffix = `${collation === "" ? "" : ` COLLATE ${collation}`}${opclass}${printDirection(element.ordering, element.nulls_ordering)}`;
  const end = suffix === "" ? {} : { suffix };
  if (element.name) return { column: element.name, ...end };
  const expression = key ? print(key.bare, plainPrinter) : "";
  return { expression, ...(key && isFunctionLike(key.bare) ? { isCall: true as const } : {}), ...end };
}

function printClass(element: NodeOf<"IndexElem">, method: string, key: Typed | undefined, scope: Scope): string {
  const path = stringsOf(element.opclass);
  const name = path.at(-1);
  if (name === undefined) return "";
  const type = key ? typeForClass(key, scope) : "";
  const isDefault = !element.opclassopts && isDefaultClass(method, name, type);
  return isDefault ? "" : ` ${qualifyName(path.at(-2) ?? null, name)}`;
}

/** What a class is looked up for: `varchar` is indexed as `text`, an array as any array. */
function typeForClass({ type }: Typed, { analysis: { types } }: Scope): string {
  const { key } = types.base(type);
  if (key === "varchar") return "text";
  if (types.isEnum(key)) return "anyenum";
  return isArray(key) ? "anyarray" : key;
}

const functionLike = ["FuncCall", "CoalesceExpr", "MinMaxExpr", "SQLValueFunction", "XmlExpr"];

function isFunctionLike(node: Node): boolean {
  if ("A_Expr" in node) return node.A_Expr.kind === "AEXPR_NULLIF";
  return functionLike.some((tag) => tag in node);
}
