import { nameOf, noName } from "../analysis/result-names";
import type { IndexKey } from "../definitions/index-definition";
import type { NodeOf } from "../grammar/node";
import { quoteName } from "../printing/quote";

/** A key as it stands in a definition. */
export function keyText({ column, expression = "", isCall, suffix = "" }: IndexKey): string {
  return `${column === undefined ? (isCall ? expression : `(${expression})`) : quoteName(column)}${suffix}`;
}

/** The name an expression's column gets in a made-up index name (`FigureIndexColname`): the function's, or `expr`. */
export function nameOfKey(element: NodeOf<"IndexElem">): string {
  if (element.name ?? element.indexcolname) return element.name ?? element.indexcolname ?? "";
  const name = nameOf(element.expr);
  return name === noName ? "expr" : name;
}
