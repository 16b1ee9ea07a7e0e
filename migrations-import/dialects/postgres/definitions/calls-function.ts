import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { analyseSelect } from "../analysis/analyse-select";
import { emptyScope, type Scope } from "../analysis/scope";
import { type Node, unwrap } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { optionsOf } from "./constraint-definition";
import { indexOptionsOf } from "./index-definition";
import { scopeOfTable } from "./table-expression";
import { scopeOfTrigger } from "./trigger-condition";
import { triggerOptionsOf } from "./trigger-definition";

/**
 * Whether an object calls this very function, of several that go by its name: its expressions are read again, and the
 * types of their arguments tell which one is meant.
 */
export function callsThisFunction(
  session: Session,
  object: CatalogObject,
  called: CatalogObjectOf<"function">,
): boolean {
  const parent = object.parent === null ? undefined : session.ledger.get(object.parent);
  const table = parent?.kind === "table" ? parent : undefined;
  const scope = !table
    ? emptyScope(session)
    : object.kind === "trigger"
      ? scopeOfTrigger(session, table)
      : scopeOfTable(session, table);
  for (const node of expressionsOf(object)) read(node, scope);
  return [...scope.analysis.functions].some(({ id }) => id === called.id);
}

function read(node: Node, scope: Scope): void {
  const select = unwrap(node, "SelectStmt");
  if (select) analyseSelect(select, scope);
  else analyse(node, scope);
}

function expressionsOf(object: CatalogObject): readonly Node[] {
  if (object.kind === "table") {
    const query = object.definition.definition;
    return query === null ? [] : [parseStatement(query)].flatMap((node) => node ?? []);
  }
  return textsOf(object).flatMap((text) => (text ? (parseExpression(text) ?? []) : []));
}

function textsOf(object: CatalogObject): readonly (string | null | undefined)[] {
  switch (object.kind) {
    case "column":
      return [object.definition.default, object.definition.generated];
    case "constraint":
      return [optionsOf(object).expression, optionsOf(object).where];
    case "index":
      return [...indexOptionsOf(object).keys.map(({ expression }) => expression), object.definition.where];
    case "policy":
      return [object.definition.using, object.definition.check];
    case "trigger":
      return [triggerOptionsOf(object).when];
    default:
      return [];
  }
}
