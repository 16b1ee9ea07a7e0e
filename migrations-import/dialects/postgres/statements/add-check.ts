import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { chooseName, truncateName } from "../catalog/made-up-names";
import { columnsUsed, printTableExpression } from "../definitions/table-expression";
import { type ConstraintNode, constraintNames, insertConstraint } from "./constraint-parts";

/** Adds a check constraint. */
export function addCheck(session: Session, table: Table, node: ConstraintNode, options: WriteOptions): void {
  const columns = columnsUsed(session, table, node.raw_expr);
  const only = columns.length === 1 ? (columns[0] ?? null) : null;
  const taken = constraintNames(session, table);
  const name = node.conname ? truncateName(node.conname) : chooseName(table.name, only, "check", taken);
  const expression = printTableExpression(session, table, node.raw_expr);
  const extra = {
    expression,
    ...(node.is_no_inherit ? { noInherit: true as const } : {}),
    ...(node.skip_validation ? { notValid: true as const } : {}),
    ...(node.is_enforced === false ? { notEnforced: true as const } : {}),
  };
  insertConstraint(session, table, name, { type: "check", columns, references: null }, extra, options);
}
