import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { refuse } from "../refusal";
import { addCheck } from "./add-check";
import { addExclusion } from "./add-exclusion";
import { addForeignKey } from "./add-foreign-key";
import { addKey } from "./add-key";
import { addNotNull } from "./add-not-null";
import { type AddOptions, columnsOf, type PendingConstraint } from "./constraint-parts";

/** The order PostgreSQL adds them in, which decides the numbers of names on collision. */
const phases: Partial<Record<string, number>> = {
  CONSTR_NOTNULL: 0,
  CONSTR_CHECK: 0,
  CONSTR_PRIMARY: 1,
  CONSTR_FOREIGN: 3,
};

/** Adds the constraints of one statement, in the order PostgreSQL does. */
export function addConstraints(
  session: Session,
  table: Table,
  pending: readonly PendingConstraint[],
  options: AddOptions = {},
): void {
  const primary = pending.filter(({ node }) => node.contype === "CONSTR_PRIMARY");
  if (primary.length > 1) refuse("INVALID_STATEMENT", `table ${table.name} has one primary key, not ${primary.length}`);
  const phase = ({ node }: PendingConstraint) => phases[node.contype ?? ""] ?? 2;
  const ordered = [...pending].sort((a, b) => phase(a) - phase(b));
  for (const each of mergeKeys(ordered)) addConstraint(session, table, each, options);
}

/** Keys of one statement on the same columns are one, under the first name that any of them has (`transformIndexConstraints`). */
function mergeKeys(pending: readonly PendingConstraint[]): readonly PendingConstraint[] {
  const kept: PendingConstraint[] = [];
  for (const each of pending) {
    const first = isKey(each) ? kept.findIndex((other) => isKey(other) && sameKey(each, other)) : -1;
    const prior = kept[first];
    if (!prior) kept.push(each);
    else if (!prior.node.conname && each.node.conname) {
      kept[first] = { ...prior, node: { ...prior.node, conname: each.node.conname } };
    }
  }
  return kept;
}

function isKey({ node }: PendingConstraint): boolean {
  return (node.contype === "CONSTR_PRIMARY" || node.contype === "CONSTR_UNIQUE") && !node.indexname;
}

function sameKey(a: PendingConstraint, b: PendingConstraint): boolean {
  const signature = ({ node, column }: PendingConstraint) =>
    JSON.stringify([
      columnsOf(node, column),
      node.including,
      node.deferrable,
      node.initdeferred,
      node.nulls_not_distinct,
      node.without_overlaps,
    ]);
  return signature(a) === signature(b);
}

function addConstraint(session: Session, table: Table, pending: PendingConstraint, options: AddOptions): void {
  const { node } = pending;
  switch (node.contype) {
    case "CONSTR_CHECK":
      return addCheck(session, table, node, options);
    case "CONSTR_PRIMARY":
    case "CONSTR_UNIQUE":
      return addKey(session, table, pending, options);
    case "CONSTR_FOREIGN":
      return addForeignKey(session, table, pending, options);
    case "CONSTR_EXCLUSION":
      return addExclusion(session, table, node, options);
    case "CONSTR_NOTNULL":
      return addNotNull(session, table, node, options);
    default:
      refuse("NOT_UNDERSTOOD", `a constraint of kind ${node.contype ?? "unknown"} is not known to the engine`);
  }
}
