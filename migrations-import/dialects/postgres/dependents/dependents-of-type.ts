import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { UserType } from "../catalog/find-type";
import { type Node, stringsOf, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { qualifyType, usualSchemaOf } from "../printing/print-type";
import type { Dependent } from "./deletion";
import { expressionUsers } from "./expression-users";
import { bareType, columnsOfType, isView } from "./find-dependents";
import { inputTypes } from "./find-function";
import { mentions } from "./mentions";
import { namesRelation } from "./names-relation";

type Place = { readonly schema: string | null; readonly name: string };

/** What is made of a type, or casts to it, stands in the way of dropping it. */
export function dependentsOfType(session: Session, type: UserType): readonly Dependent[] {
  const own = usersOfType(session, type);
  return type.kind === "rangeType"
    ? [...own, ...usersOfType(session, { schema: type.schema, name: type.definition.multirange })]
    : own;
}

/** As {@link dependentsOfType}, for any name a type goes by: that of a table's rows too. */
export function usersOfType(session: Session, place: Place): readonly Dependent[] {
  const { ledger } = session;
  const { schema, name } = place;
  const printed = qualifyType(schema, name);
  const isIt = (type: string | null) => type !== null && bareType(type.replace(/^SETOF /, "")) === printed;
  const whole: readonly CatalogObject[] = [
    ...columnsOfType(session, printed).map((column) => viewOf(session, column) ?? column),
    ...ledger.mentioning("domain", name).filter((each) => isIt(each.definition.type)),
    ...ledger.mentioning("rangeType", name).filter((each) => isIt(each.definition.subtype)),
    ...ledger
      .mentioning("function", name)
      .filter((each) => [...inputTypes(each), ...returnedTypes(each.definition.returns)].some(isIt)),
    ...ledger.mentioning("table", name).filter((each) => isIt(each.definition.ofType ?? null)),
  ];
  const attributes = ledger
    .mentioning("compositeType", name)
    .flatMap((object) =>
      object.definition.attributes
        .filter((each) => isIt(each.type))
        .map((each) => ({ object, part: { attribute: each.name }, automatic: false })),
    );
  return [
    ...whole.map((object) => ({ object, automatic: false })),
    ...attributes,
    ...expressionUsers(session, name, (text, kind) => castsTo(text, kind, place) || namesRelation(text, kind, place)),
  ];
}

/** A view goes as a whole. */
function viewOf(session: Session, column: CatalogObject): CatalogObject | undefined {
  const table = session.ledger.get(column.parent ?? "");
  return table?.kind === "table" && isView(table) ? table : undefined;
}

function returnedTypes(returns: string | null): readonly string[] {
  const table = /^TABLE\((.*)\)$/.exec(returns ?? "")?.[1];
  if (table === undefined) return returns === null ? [] : [returns];
  return table.split(", ").map((column) => column.replace(/^("[^"]*"|\S+) /, ""));
}

function castsTo(text: string | null, kind: "expression" | "query", { schema, name }: Place): boolean {
  if (!mentions(text, name)) return false;
  let isFound = false;
  walk(kind === "query" ? parseStatement(text) : parseExpression(text), (node: Node) => {
    if (!("TypeCast" in node)) return undefined;
    const path = stringsOf(node.TypeCast.typeName?.names);
    isFound ||= path.at(-1) === name && (path.at(-2) ?? usualSchemaOf(name)) === (schema ?? "public");
    return undefined;
  });
  return isFound;
}
