import type { Session } from "../../../replay/session";
import { contentsOf, type NodeOf } from "../grammar/node";
import { constantRows } from "./constant-rows";
import { evaluate, type Row, type Value, type Variables } from "./evaluate";
import { queryRows } from "./query-rows";

/** The rows of a query over what the files tell: constants, arrays and system tables. Null where only running would tell. */
export function rowsOf(select: NodeOf<"SelectStmt">, session: Session, variables: Variables): readonly Row[] | null {
  const rows = constantRows(select, variables) ?? (select.fromClause ? queryRows(select, session, variables) : null);
  if (rows || select.fromClause || select.valuesLists) return rows;
  const row: Record<string, Value> = {};
  for (const [index, target] of contentsOf(select.targetList, "ResTarget").entries()) {
    const value = evaluate(target.val, variables);
    if (value !== undefined) row[`${target.name ?? "column"} ${index}`] = value;
  }
  return [row];
}
