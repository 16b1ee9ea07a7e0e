import type { ForeignKeyTarget } from "../../../model/catalog-object";
import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { findRelation, needColumn, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { platformKey } from "../catalog/platform";
import { creationSchema } from "../catalog/search-path";
import { stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import {
  type ConstraintNode,
  constraintNames,
  insertConstraint,
  type PendingConstraint,
  timingOf,
} from "./constraint-parts";

const actions: Readonly<Record<string, string>> = {
  a: "NO ACTION",
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

/** Adds a foreign key. */
export function addForeignKey(
  session: Session,
  table: Table,
  { node, column }: PendingConstraint,
  options: WriteOptions,
): void {
  const columns = node.fk_attrs ? stringsOf(node.fk_attrs) : column === undefined ? [] : [column];
  for (const each of columns) needColumn(session, table, each);
  const made = () => chooseName(table.name, joinColumns(columns), "fkey", constraintNames(session, table));
  const references = findTarget(session, node);
  if (references.columns.length > 0 && references.columns.length !== columns.length) {
    refuse(
      "INVALID_STATEMENT",
      `the foreign key names ${columns.length} columns and refers to ${references.columns.length}`,
    );
  }
  const extra = {
    ...timingOf(node),
    ...(node.skip_validation ? { notValid: true as const } : {}),
    ...(node.is_enforced === false ? { notEnforced: true as const } : {}),
    ...(node.fk_matchtype === "f" ? { match: "FULL" as const } : {}),
    ...(node.fk_del_set_cols ? { deleteColumns: stringsOf(node.fk_del_set_cols) } : {}),
  };
  const name = node.conname ? truncateName(node.conname) : made();
  insertConstraint(session, table, name, { type: "foreign key", columns, references }, extra, options);
}

/** A table that no migration made is taken to exist outside; its key is then not known unless the statement names it. */
function findTarget(session: Session, node: ConstraintNode): ForeignKeyTarget {
  const target = findRelation(session, node.pktable ?? {});
  const schema = target?.schema ?? node.pktable?.schemaname ?? creationSchema(session);
  const table = target?.name ?? node.pktable?.relname ?? "";
  const key =
    target && session.ledger.children(target.id, "constraint").find((each) => each.definition.type === "primary key");
  const columns = node.pk_attrs ? stringsOf(node.pk_attrs) : (key?.definition.columns ?? platformKey(schema, table));
  if (target && node.pk_attrs) for (const each of columns) checkTargetColumn(session, target, each);
  return {
    schema,
    table,
    columns,
    onDelete: actions[node.fk_del_action ?? "a"] ?? "NO ACTION",
    onUpdate: actions[node.fk_upd_action ?? "a"] ?? "NO ACTION",
  };
}

function checkTargetColumn(session: Session, target: Table, name: string): void {
  const isKnown = session.ledger.children(target.id, "column").length > 0;
  if (isKnown) needColumn(session, target, name);
}
