import type { ForeignKeyTarget } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { findRelation, needColumn, refuseOther, type Table } from "../catalog/find-relation";
import { isPartitioned } from "../catalog/heirs";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { platformKey } from "../catalog/platform";
import { creationSchema } from "../catalog/search-path";
import { stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { checkForeignKey } from "./check-foreign-key";
import { checkKept } from "./check-unlogged";
import {
  type AddOptions,
  type ConstraintNode,
  constraintNames,
  insertConstraint,
  type PendingConstraint,
  timingOf,
} from "./constraint-parts";
import { spreadForeignKey } from "./partition-keys";
import { refuseVirtual } from "./refuse-virtual";

const actions: Readonly<Record<string, string>> = {
  a: "NO ACTION",
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

/** Adds a foreign key, and to every partition its part of it. */
export function addForeignKey(
  session: Session,
  table: Table,
  { node, column }: PendingConstraint,
  options: AddOptions,
): void {
  const columns = node.fk_attrs ? stringsOf(node.fk_attrs) : column === undefined ? [] : [column];
  for (const each of columns) needColumn(session, table, each);
  refuseVirtual(session, table, columns, "a foreign key");
  if (options.only && isPartitioned(table)) {
    refuse(
      "INVALID_STATEMENT",
      `${table.name} is partitioned: a foreign key is one of its partitions too`,
      "leave out ONLY",
    );
  }
  const made = () => chooseName(table.name, joinColumns(columns), "fkey", constraintNames(session, table));
  const references = findTarget(session, node);
  if (references.columns.length > 0 && references.columns.length !== columns.length) {
    refuse(
      "INVALID_STATEMENT",
      `the foreign key names ${columns.length} columns and refers to ${references.columns.length}`,
    );
  }
  checkForeignKey(session, table, columns, references);
  checkKept(table, session.ledger.find("table", { schema: references.schema }, references.table));
  const extra = {
    ...timingOf(node),
    ...(node.skip_validation && node.is_enforced ? { notValid: true as const } : {}),
    ...(node.is_enforced ? {} : { notEnforced: true as const }),
    ...(node.fk_matchtype === "f" ? { match: "FULL" as const } : {}),
    ...(node.fk_del_set_cols ? { deleteColumns: stringsOf(node.fk_del_set_cols) } : {}),
    ...(node.fk_with_period ? { withoutOverlaps: true as const } : {}),
  };
  const name = node.conname ? truncateName(node.conname) : made();
  insertConstraint(session, table, name, { type: "foreign key", columns, references }, extra, options);
  spreadForeignKey(session, table, name);
}

/** A table that no migration made is taken to exist outside; its key is then not known unless the statement names it. */
function findTarget(session: Session, node: ConstraintNode): ForeignKeyTarget {
  const target = findRelation(session, node.pktable ?? {});
  if (!target) refuseOther(session, node.pktable ?? {});
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
  if (isKnown && !isExternal(target)) needColumn(session, target, name);
}
