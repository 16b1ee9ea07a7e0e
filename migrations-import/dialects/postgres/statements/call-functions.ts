import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { type NodeOf, stringsOf, walk } from "../grammar/node";
import { Dynamic } from "../refusal";

/** What a body that changes the schema, or builds SQL that may, cannot do without. */
const schemaWords = /\b(create|alter|drop|execute|grant|revoke|comment\s+on)\b/i;

/** SELECT and CALL of a function that migrations made: where its text changes the schema, only running would tell what. */
export function callFunctions(node: NodeOf<"SelectStmt"> | NodeOf<"CallStmt">, session: Session): StatementEnd {
  walk([node], (inner) => {
    if (!("FuncCall" in inner)) return undefined;
    const called = findCalled(session, stringsOf(inner.FuncCall.funcname));
    if (called && changesSchema(called)) {
      throw new Dynamic(`the statement calls ${called.name}, whose text changes the schema`);
    }
    return undefined;
  });
  return "no effect";
}

function findCalled(session: Session, path: readonly string[]): CatalogObjectOf<"function"> | undefined {
  const name = relationName(path);
  return findIn(schemasOf(session, name), (schema) => session.ledger.find("function", { schema }, name.relname ?? ""));
}

/** Behind AS, so that the CREATE of the statement itself does not count. */
function changesSchema({ definition }: CatalogObjectOf<"function">): boolean {
  const [, ...body] = definition.definition.split(/\bas\b/i);
  return definition.kind !== "aggregate" && schemaWords.test(body.join(" "));
}
