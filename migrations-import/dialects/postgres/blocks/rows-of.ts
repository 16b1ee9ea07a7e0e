import type { Session } from "../../../replay/session";
import { contentsOf, type NodeOf } from "../grammar/node";
import type { BlockVariables } from "./block-variables";
import { constantRows } from "./constant-rows";
import type { Row, Value } from "./evaluate";
import { queryRows } from "./query-rows";

/** The rows of a query over what the files tell: constants, arrays and system tables. Null where only running would tell. */
export function rowsOf(
  select: NodeOf<"SelectStmt">,
  session: Session,
  variables: BlockVariables,
): readonly Row[] | null {
  const { known } = variables;
  const rows = constantRows(select, known) ?? (select.fromClause ? queryRows(select, session, known) : null);
  if (rows || select.fromClause || select.valuesLists) return rows;
  const row: Record<string, Value> = {};
  for (const [index, target] of contentsOf(select.targetList, "ResTarget").entries()) {
    const value = variables.evaluateNode(target.val ?? null);
    if (value !== undefined) row[`${target.name ?? "column"} ${index}`] = value;
  }
  return [row];
}
