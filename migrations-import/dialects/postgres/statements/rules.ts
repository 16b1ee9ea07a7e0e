import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { needRelation } from "../catalog/find-relation";
import type { NodeOf } from "../grammar/node";
import { refuse } from "../refusal";
import { checkRule } from "./check-rule";

/** CREATE RULE and CREATE OR REPLACE RULE. */
export function createRule(node: NodeOf<"RuleStmt">, session: Session): StatementEnd {
  const table = needRelation(session, node.relation ?? {});
  if (table.definition.kind === "materialized view") {
    refuse("INVALID_STATEMENT", `${table.name} is a materialized view and has no rules`);
  }
  const name = node.rulename ?? "";
  const existing = session.ledger.find("rule", { parent: table.id }, name);
  if (existing && !node.replace) refuse("DUPLICATE_OBJECT", `rule ${name} of ${table.name} already exists`);
  checkRule(session, table, node);
  const facts = {
    event: (node.event ?? "").replace(/^CMD_/, ""),
    instead: node.instead ?? false,
    definition: session.statementText,
  };
  if (existing) session.ledger.update(existing, facts);
  else {
    const definition = { ...facts, enabled: true, comment: null };
    session.ledger.insert({ kind: "rule", parent: table.id, schema: table.schema, name, definition });
  }
  return "applied";
}
