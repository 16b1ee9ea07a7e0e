import type { Session } from "../../../replay/session";
import { analyseCondition } from "../analysis/analyse-branches";
import { analyseChange } from "../analysis/analyse-change";
import { analyseSelect } from "../analysis/analyse-select";
import type { Scope, Source } from "../analysis/scope";
import type { Table } from "../catalog/find-relation";
import { scopeOfTrigger } from "../definitions/trigger-condition";
import type { Node, NodeOf } from "../grammar/node";

type Rule = NodeOf<"RuleStmt">;

/** Reads what a rule does as the database does when the rule is made: what does not fit is refused (`transformRuleStmt`). */
export function checkRule(session: Session, table: Table, { whereClause, actions = [], event }: Rule): void {
  const scope = scopeOfTrigger(session, table, { isStatement: true });
  const rows = scope.sources.filter(({ alias }) => hasRow(event, alias));
  if (whereClause) analyseCondition(whereClause, { ...scope, sources: rows });
  const named = rows.map((source): Source => ({ ...source, needsName: true }));
  for (const action of actions) checkAction(action, { ...scope, sources: named });
}

/** Whether there is such a row when the rule is asked; what SELECT reads is `old`. */
function hasRow(event: Rule["event"], row: string): boolean {
  return event === "CMD_UPDATE" || (event === "CMD_INSERT" ? row === "new" : row === "old");
}

function checkAction(action: Node, rows: Scope): void {
  if ("SelectStmt" in action) analyseSelect(action.SelectStmt, rows);
  else analyseChange(action, rows);
}
