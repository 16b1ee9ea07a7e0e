import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartition } from "../catalog/heirs";
import { chooseName, truncateName } from "../catalog/made-up-names";
import { isPartial } from "../catalog/partial";
import { systemColumns } from "../catalog/system-columns";
import { type ConstraintOptions, optionsOf } from "../definitions/constraint-definition";
import { columnNamesIn, columnsUsed, printTableCondition } from "../definitions/table-expression";
import { refuse } from "../refusal";
import {
  type AddOptions,
  type ConstraintNode,
  constraintNames,
  insertConstraint,
  refuseNoInherit,
} from "./constraint-parts";
import { inheritCheck } from "./inherit";

/** Adds a check constraint, and with it to what inherits from the table. */
export function addCheck(session: Session, table: Table, node: ConstraintNode, options: AddOptions): void {
  refuseUnknown(session, table, node);
  refuseNoInherit(table, node);
  const columns = columnsUsed(session, table, node.raw_expr);
  const only = columns.length === 1 ? (columns[0] ?? null) : null;
  const taken = constraintNames(session, table);
  const name = node.conname ? truncateName(node.conname) : chooseName(table.name, only, "check", taken);
  const expression = node.raw_expr ? printTableCondition(session, table, node.raw_expr) : "";
  const extra = {
    expression,
    ...(node.is_no_inherit ? { noInherit: true as const } : {}),
    ...(node.skip_validation && node.is_enforced ? { notValid: true as const } : {}),
    ...(node.is_enforced ? {} : { notEnforced: true as const }),
  };
  if (mergesWithInherited(session, table, name, extra)) return;
  insertConstraint(session, table, name, { type: "check", columns, references: null }, extra, options);
  if (!node.is_no_inherit) handDown(session, table, name, options.only ?? false);
}

function refuseUnknown(session: Session, table: Table, { raw_expr }: ConstraintNode): void {
  const columns = session.ledger.children(table.id, "column");
  if (isPartial(table) || columns.length === 0) return;
  const known = new Set([...columns.map((each) => each.name), table.name, ...Object.keys(systemColumns), ""]);
  const unknown = [...columnNamesIn(raw_expr)].find((name) => !known.has(name));
  if (unknown !== undefined) refuse("UNKNOWN_OBJECT", `column ${unknown} of ${table.name} does not exist here`);
}

/** A check that the table already has from a parent becomes its own as well, but in a partition (`MergeWithExistingConstraint`). */
function mergesWithInherited(session: Session, table: Table, name: string, written: ConstraintOptions): boolean {
  const inherited = session.ledger.find("constraint", { parent: table.id }, name);
  if (inherited?.definition.type !== "check") return false;
  const { onlyInherited, ...options } = optionsOf(inherited);
  if (!onlyInherited || options.expression !== written.expression) return false;
  if (written.noInherit)
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is inherited and handed down`);
  if (written.notEnforced && !options.notEnforced) {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is inherited and enforced`);
  }
  if (!isPartition(table)) session.ledger.update(inherited, { extra: { ...options } });
  return true;
}

function handDown(session: Session, table: Table, name: string, only: boolean): void {
  const check = session.ledger.find("constraint", { parent: table.id }, name);
  for (const heir of heirsOf(session, table)) {
    if (only)
      refuse("INVALID_STATEMENT", `constraint ${name} must be added to the tables that inherit from ${table.name} too`);
    if (!check) continue;
    inheritCheck(session, heir, check);
    handDown(session, heir, name, false);
  }
}
