import type { ConstraintType, ForeignKeyTarget } from "../../../model/catalog-object";
import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { findRelation, needColumn, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { platformKey } from "../catalog/platform";
import { creationSchema } from "../catalog/search-path";
import { type ConstraintOptions, defineConstraint } from "../definitions/constraint-definition";
import { columnsUsed, printTableExpression } from "../definitions/table-expression";
import { type NodeOf, stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { addExclusion } from "./add-exclusion";
import { addKey } from "./add-key";

export type ConstraintNode = NodeOf<"Constraint">;

/** A constraint to be added to a table; `column` where it was written behind one. */
export type PendingConstraint = { readonly node: ConstraintNode; readonly column?: string };

/** The order PostgreSQL adds them in, which decides the numbers of names on collision. */
const phases: Partial<Record<string, number>> = { CONSTR_CHECK: 0, CONSTR_PRIMARY: 1, CONSTR_FOREIGN: 3 };

/** Adds the constraints of one statement, in the order PostgreSQL does. */
export function addConstraints(
  session: Session,
  table: Table,
  pending: readonly PendingConstraint[],
  options: WriteOptions = {},
): void {
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
    ]);
  return signature(a) === signature(b);
}

/** The columns a key constraint names; the column it stands behind where it names none. */
export function columnsOf(node: ConstraintNode, column: string | undefined): string[] {
  return node.keys ? stringsOf(node.keys) : column === undefined ? [] : [column];
}

function addConstraint(session: Session, table: Table, pending: PendingConstraint, options: WriteOptions): void {
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
      for (const name of columnsOf(node, pending.column)) {
        session.ledger.update(needColumn(session, table, name), { nullable: false }, options);
      }
      return;
    default:
      refuse("NOT_UNDERSTOOD", `a constraint of kind ${node.contype ?? "unknown"} is not known to the engine`);
  }
}

/** Inserts a constraint under a name that must be free on its table. */
export function insertConstraint(
  session: Session,
  table: Table,
  name: string,
  facts: { type: ConstraintType; columns: readonly string[]; references: ForeignKeyTarget | null },
  constraintOptions: ConstraintOptions,
  options: WriteOptions,
): void {
  if (session.ledger.find("constraint", { parent: table.id }, name)) {
    refuse("DUPLICATE_OBJECT", `constraint ${name} of ${table.name} already exists`);
  }
  const definition = { ...defineConstraint(facts, constraintOptions), comment: null };
  session.ledger.insert({ kind: "constraint", parent: table.id, schema: table.schema, name, definition }, options);
}

/** Whether a schema has a constraint of a name, on whatever table. */
export function isConstraintTaken(session: Session, table: Table, name: string): boolean {
  return session.ledger.find("constraint", { schema: table.schema }, name) !== undefined;
}

/** The options that are written the same way for every kind of constraint. */
export function timingOf(node: ConstraintNode): ConstraintOptions {
  return {
    ...(node.deferrable || node.initdeferred ? { deferrable: true } : {}),
    ...(node.initdeferred ? { initiallyDeferred: true } : {}),
  };
}

function addCheck(session: Session, table: Table, node: ConstraintNode, options: WriteOptions): void {
  const columns = columnsUsed(session, table, node.raw_expr);
  const only = columns.length === 1 ? (columns[0] ?? null) : null;
  const isTaken = (name: string) => isConstraintTaken(session, table, name);
  const name = node.conname ? truncateName(node.conname) : chooseName(table.name, only, "check", isTaken);
  const expression = printTableExpression(session, table, node.raw_expr);
  const extra = {
    expression,
    ...(node.is_no_inherit ? { noInherit: true as const } : {}),
    ...(node.skip_validation ? { notValid: true as const } : {}),
    ...(node.is_enforced === false ? { notEnforced: true as const } : {}),
  };
  insertConstraint(session, table, name, { type: "check", columns, references: null }, extra, options);
}

const actions: Readonly<Record<string, string>> = {
  a: "NO ACTION",
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

function addForeignKey(
  session: Session,
  table: Table,
  { node, column }: PendingConstraint,
  options: WriteOptions,
): void {
  const columns = node.fk_attrs ? stringsOf(node.fk_attrs) : column === undefined ? [] : [column];
  for (const each of columns) needColumn(session, table, each);
  const isTaken = (name: string) => isConstraintTaken(session, table, name);
  const made = () => chooseName(table.name, joinColumns(columns), "fkey", isTaken);
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
