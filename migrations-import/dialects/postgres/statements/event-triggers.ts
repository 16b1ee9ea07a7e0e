import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { rightsAtBirth } from "../catalog/rights";
import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { functionCalled } from "./triggers";

/** CREATE EVENT TRIGGER. */
export function createEventTrigger(node: NodeOf<"CreateEventTrigStmt">, session: Session): StatementEnd {
  const name = node.trigname ?? "";
  if (session.ledger.find("eventTrigger", { schema: null }, name)) {
    refuse("DUPLICATE_OBJECT", `event trigger ${name} already exists`);
  }
  const calls = functionCalled(session, stringsOf(node.funcname));
  const definition = {
    event: node.eventname ?? "",
    tags: (node.whenclause ?? []).flatMap(tagsIn).sort(),
    function: `${calls.schema}.${calls.name}`,
    enabled: true,
    comment: null,
    ...rightsAtBirth(session, "others", null),
  };
  session.ledger.insert({ kind: "eventTrigger", parent: null, schema: null, name, definition });
  return "applied";
}

/** Tags are kept in capitals. */
function tagsIn(condition: Node): readonly string[] {
  return stringsOf(itemsOf(unwrap(condition, "DefElem")?.arg)).map((tag) => tag.toUpperCase());
}

/** ALTER EVENT TRIGGER … ENABLE and DISABLE. */
export function alterEventTrigger(node: NodeOf<"AlterEventTrigStmt">, session: Session): StatementEnd {
  const trigger = session.ledger.find("eventTrigger", { schema: null }, node.trigname ?? "");
  if (!trigger) return refuse("UNKNOWN_OBJECT", `event trigger ${node.trigname ?? ""} does not exist here`);
  session.ledger.update(trigger, { enabled: node.tgenabled !== "D" });
  return "applied";
}
