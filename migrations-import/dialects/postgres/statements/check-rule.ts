import type { Session } from "../../../replay/session";
import { analyseCondition } from "../analysis/analyse-branches";
import { analyse } from "../analysis/analyse-expression";
import { analyseSelect } from "../analysis/analyse-select";
import { assign } from "../analysis/coerce";
import { readTable } from "../analysis/read-table";
import { type Scope, scopeWith } from "../analysis/scope";
import type { Table } from "../catalog/find-relation";
import { scopeOfTrigger } from "../definitions/trigger-condition";
import { itemsOf, type Node, type NodeOf, unwrap } from "../grammar/node";

/** Reads what a rule does as the database does when the rule is made: what does not fit is refused (`transformRuleStmt`). */
export function checkRule(session: Session, table: Table, { whereClause, actions = [] }: NodeOf<"RuleStmt">): void {
  const rows = scopeOfTrigger(session, table);
  if (whereClause) analyseCondition(whereClause, rows);
  for (const action of actions) checkAction(action, rows);
}

function checkAction(action: Node, rows: Scope): void {
  const select = unwrap(action, "SelectStmt");
  const inserted = unwrap(action, "InsertStmt");
  const written = unwrap(action, "UpdateStmt") ?? unwrap(action, "DeleteStmt");
  // What WITH queries bring, and other tables beside, is not looked into.
  if (select) analyseSelect(select, rows);
  else if (inserted?.relation && !inserted.withClause) checkInserted(inserted, rows);
  else if (written?.relation && !written.withClause && !("fromClause" in written) && !("usingClause" in written)) {
    checkWritten(action, written.relation, rows);
  }
}

function checkWritten(action: Node, relation: NodeOf<"RangeVar">, rows: Scope): void {
  const { targetList = [], whereClause: updated } = unwrap(action, "UpdateStmt") ?? {};
  const condition = updated ?? unwrap(action, "DeleteStmt")?.whereClause;
  const alias = relation.alias?.aliasname ?? relation.relname ?? "";
  const source = { alias, printed: alias, ...readTable(relation, rows.analysis) };
  const scope = scopeWith(rows, [source], true);
  if (condition) analyseCondition(condition, scope);
  for (const { name, val, indirection } of targetList.map((each) => unwrap(each, "ResTarget") ?? {})) {
    if (val && !indirection && !("MultiAssignRef" in val)) fill(source.find(name ?? "")?.type, val, scope);
  }
}

/** Each value becomes what its column is. */
function checkInserted({ relation, cols, selectStmt }: NodeOf<"InsertStmt">, rows: Scope): void {
  const select = unwrap(selectStmt, "SelectStmt");
  if (!relation || !select) return;
  if (!select.valuesLists) {
    analyseSelect(select, rows);
    return;
  }
  const target = readTable(relation, rows.analysis);
  const named = cols?.map((each) => target.find(unwrap(each, "ResTarget")?.name ?? ""));
  const columns = named ?? target.columns();
  for (const list of select.valuesLists) {
    for (const [at, value] of itemsOf(list).entries()) fill(columns[at]?.type, value, rows);
  }
}

function fill(type: Parameters<typeof assign>[2] | undefined, value: Node, scope: Scope): void {
  if (!type || "SetToDefault" in value) return;
  assign(scope.analysis.types, analyse(value, scope), type);
}
