import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { isRelationTaken, needColumn, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import {
  type ConstraintNode,
  columnsOf,
  insertConstraint,
  isConstraintTaken,
  type PendingConstraint,
  timingOf,
} from "./constraint-parts";

/** Adds a primary key or unique constraint, with the index that stands behind it. */
export function addKey(session: Session, table: Table, pending: PendingConstraint, options: WriteOptions): void {
  const { node } = pending;
  const isPrimary = node.contype === "CONSTR_PRIMARY";
  if (isPrimary) refuseSecondPrimaryKey(session, table);
  if (node.indexname) return adoptIndex(session, table, node, options);
  const columns = columnsOf(node, pending.column);
  for (const name of columns) needColumn(session, table, name);
  const name = chooseKeyName(session, table, node, columns);
  const include = node.including ? { include: stringsOf(node.including) } : {};
  const nulls = node.nulls_not_distinct ? { nullsNotDistinct: true as const } : {};
  const type = isPrimary ? "primary key" : "unique";
  insertConstraint(
    session,
    table,
    name,
    { type, columns, references: null },
    { ...timingOf(node), ...include, ...nulls },
    options,
  );
  const keys = columns.map((column) => ({ column }));
  const facts = { unique: true, method: "btree", where: null, constraint: name };
  const definition = { ...defineIndex(name, table, facts, { keys, ...include, ...nulls }), comment: null };
  session.ledger.insert(
    { kind: "index", parent: table.id, schema: table.schema, name, definition },
    { consequence: true },
  );
  if (isPrimary) requireColumns(session, table, columns);
}

function refuseSecondPrimaryKey(session: Session, table: Table): void {
  const hasKey = session.ledger.children(table.id, "constraint").some((each) => each.definition.type === "primary key");
  if (hasKey) refuse("INVALID_STATEMENT", `table ${table.name} already has a primary key`);
}

function chooseKeyName(session: Session, table: Table, node: ConstraintNode, columns: readonly string[]): string {
  const schema = table.schema ?? "";
  if (node.conname) {
    const name = truncateName(node.conname);
    if (isRelationTaken(session.ledger, schema, name)) refuse("DUPLICATE_OBJECT", `relation ${name} already exists`);
    return name;
  }
  const isTaken = (name: string) =>
    isRelationTaken(session.ledger, schema, name) || isConstraintTaken(session, table, name);
  const taken = { ledger: session.ledger, space: `key ${schema}`, isTaken };
  return node.contype === "CONSTR_PRIMARY"
    ? chooseName(table.name, null, "pkey", taken)
    : chooseName(table.name, joinColumns([...columns, ...stringsOf(node.including)]), "key", taken);
}

function requireColumns(session: Session, table: Table, columns: readonly string[]): void {
  for (const name of columns) {
    session.ledger.update(needColumn(session, table, name), { nullable: false }, { consequence: true });
  }
}

/** `USING INDEX`: the index takes the constraint's name. */
function adoptIndex(session: Session, table: Table, node: ConstraintNode, options: WriteOptions): void {
  const index = session.ledger.find("index", { schema: table.schema }, node.indexname ?? "");
  if (!index || index.parent !== table.id) {
    return refuse("UNKNOWN_OBJECT", `index ${node.indexname ?? ""} of ${table.name} does not exist here`);
  }
  const name = node.conname ? truncateName(node.conname) : index.name;
  const type = node.contype === "CONSTR_PRIMARY" ? "primary key" : "unique";
  const columns = index.definition.columns;
  insertConstraint(session, table, name, { type, columns, references: null }, timingOf(node), options);
  const facts = { ...index.definition, constraint: name };
  session.ledger.update(index, defineIndex(name, table, facts, indexOptionsOf(index)), { consequence: true });
  session.ledger.rename(index.id, name, { consequence: true });
  if (type === "primary key") requireColumns(session, table, columns);
}
