import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { stringOf, walk } from "../grammar/node";
import { redirectTriggers } from "./rename-triggers";
import { rewriteEverywhere } from "./rewrite-everywhere";
import type { Rewrite } from "./rewrite-expression";

type Place = { readonly schema: string; readonly name: string };

/** Gives a function another name or schema; whatever calls it by name follows, but for the text of other functions. */
export function relocateFunction(session: Session, object: CatalogObjectOf<"function">, to: Place): void {
  const { ledger } = session;
  const from = { schema: object.schema ?? "public", name: object.name };
  const isAlone = ledger.findAll("function", { schema: object.schema }, object.name).length === 1;
  ledger.move(ledger.rename(object.id, to.name), to.schema);
  if (!isAlone) return;
  redirectTriggers(session, from, to);
  const path = `${from.schema}.${from.name}`;
  for (const trigger of ledger.mentioning("eventTrigger", from.name)) {
    if (trigger.definition.function === path) {
      ledger.update(trigger, { function: `${to.schema}.${to.name}` }, { consequence: true });
    }
  }
  const rewrite = renameCalls(from, to);
  rewriteEverywhere(ledger, from.name, rewrite);
}

function renameCalls(from: Place, to: Place): Rewrite {
  return (node) => {
    let hasChanged = false;
    walk(node, (inner) => {
      if (!("FuncCall" in inner)) return undefined;
      const path = inner.FuncCall.funcname ?? [];
      const schema = path.length > 1 ? stringOf(path.at(-2)) : "public";
      if (stringOf(path.at(-1)) !== from.name || (schema !== from.schema && path.length > 1)) return undefined;
      const name = { String: { sval: to.name } };
      const isQualified = path.length > 1 || to.schema !== from.schema;
      const isPlain = to.schema === "public" && path.length === 1;
      inner.FuncCall.funcname = isQualified && !isPlain ? [{ String: { sval: to.schema } }, name] : [name];
      hasChanged = true;
      return undefined;
    });
    return hasChanged;
  };
}
