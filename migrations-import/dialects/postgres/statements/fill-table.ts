import type { Session } from "../../../replay/session";
import { columnExtra, withNotNull } from "../catalog/column-facts";
import { needRelation, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { current, isPartition } from "../catalog/heirs";
import { printDefault } from "../definitions/default-value";
import { generatedOf, printGenerated } from "../definitions/generated-column";
import { reanalyseGenerated } from "../definitions/reanalyse-table";
import { contentsOf, type Node, type NodeOf, unwrap } from "../grammar/node";
import { isSerial, printType } from "../printing/print-type";
import { refuse } from "../refusal";
import { addColumn, addOwnedSequence, addSerialSequence, constraintsOf, identityOf, pendingOf } from "./add-column";
import { addConstraints } from "./add-constraint";
import { checkMerged } from "./check-alike";
import { checkParent, refuseTwice } from "./check-inheritance";
import type { ConstraintNode, PendingConstraint } from "./constraint-parts";
import { copyLikeColumns, copyLikeParts } from "./copy-like";
import { inheritFrom } from "./inherit";
import { nameNotNulls, ownNotNull, requireInherited } from "./name-not-null";
import { followIndexes } from "./partition-indexes";
import { followForeignKeys } from "./partition-keys";
import { followTriggers } from "./partition-triggers";
import { addTypedColumns } from "./typed-columns";

/** Gives a new table its columns and constraints, in the order the database does. */
export function fillTable(session: Session, table: Table, node: NodeOf<"CreateStmt">): void {
  const parents = (node.inhRelations ?? []).map((each) => needRelation(session, unwrap(each, "RangeVar") ?? {}));
  if (node.ofTypename) addTypedColumns(session, table, node.ofTypename);
  for (const parent of parents) {
    if (!isPartition(table)) checkParent(parent);
    refuseTwice(current(session, table), parent);
    inheritFrom(session, table, parent);
  }
  refuseConflicts(session, table, parents, node.tableElts ?? []);
  const elements = nameNotNulls([...(node.tableElts ?? []), ...(node.constraints ?? [])]);
  const pending = elements.flatMap((element) =>
    addElement(session, table, element).map((each) => validAtBirth(table, each)),
  );
  reanalyseGenerated(session, table, node.tableElts ?? []);
  requireInherited(session, table, elements);
  const isEarly = ({ node: { contype } }: PendingConstraint) =>
    contype === "CONSTR_NOTNULL" || contype === "CONSTR_CHECK";
  addConstraints(session, table, pending.filter(isEarly));
  if (isPartition(table)) for (const parent of parents) followParent(session, table, parent);
  for (const clause of likesOf(node)) copyLikeParts(session, table, clause);
  addConstraints(
    session,
    table,
    pending.filter((each) => !isEarly(each)),
  );
}

/** Where parents give a column different values, the table has to say which (`MergeAttributes`). */
function refuseConflicts(session: Session, table: Table, parents: readonly Table[], elements: readonly Node[]): void {
  if (parents.length < 2) return;
  const said = contentsOf(elements, "ColumnDef").filter((node) => constraintsOf(node).some(givesValue));
  for (const { name } of session.ledger.children(table.id, "column")) {
    const columns = parents.map((parent) => session.ledger.find("column", { parent: parent.id }, name)?.definition);
    const values = new Set(
      columns.map((each) => each?.generated ?? each?.default ?? null).filter((each) => each !== null),
    );
    if (values.size > 1 && !said.some((node) => node.colname === name)) {
      refuse("INVALID_STATEMENT", `column ${name} of ${table.name} has different values from its parents`, "say which");
    }
  }
}

function givesValue({ contype }: ConstraintNode): boolean {
  return contype === "CONSTR_DEFAULT" || contype === "CONSTR_GENERATED";
}

/** A new table has no rows that could break a constraint: there is nothing to put off. */
function validAtBirth(table: Table, pending: PendingConstraint): PendingConstraint {
  if (!pending.node.skip_validation || table.definition.kind === "foreign table") return pending;
  return { ...pending, node: { ...pending.node, skip_validation: false } };
}

function followParent(session: Session, table: Table, parent: Table): void {
  followIndexes(session, table, parent);
  followTriggers(session, table, parent);
  followForeignKeys(session, table, parent);
}

function likesOf(node: NodeOf<"CreateStmt">): readonly NodeOf<"TableLikeClause">[] {
  return contentsOf(node.tableElts, "TableLikeClause");
}

function addElement(session: Session, table: Table, element: Node): readonly PendingConstraint[] {
  if ("ColumnDef" in element) return addOrMergeColumn(session, table, element.ColumnDef);
  if ("Constraint" in element) return [{ node: element.Constraint }];
  if ("TableLikeClause" in element) copyLikeColumns(session, table, element.TableLikeClause);
  return [];
}

/** A column the table already has from what it inherits, or from its type, is merged with that (`MergeAttributes`). */
function addOrMergeColumn(session: Session, table: Table, node: NodeOf<"ColumnDef">): readonly PendingConstraint[] {
  const inherited = session.ledger.find("column", { parent: table.id }, node.colname ?? "");
  if (!inherited) {
    if (!node.typeName) refuse("UNKNOWN_OBJECT", `column ${node.colname ?? ""} of ${table.name} does not exist here`);
    return addColumn(session, table, node);
  }
  const { onlyInherited, notNull, ...extra } = columnExtra(inherited);
  if (node.typeName && !onlyInherited) refuse("DUPLICATE_OBJECT", `column ${inherited.name} is named twice`);
  const { type } = inherited.definition;
  const written = node.typeName ? printType(node.typeName, sessionPrinter(session).resolveType) : type;
  if (written !== type) refuse("INVALID_STATEMENT", `column ${inherited.name} is ${written}, inherited it is ${type}`);
  const constraints = constraintsOf(node);
  if (columnExtra(inherited).inherited !== undefined) checkMerged(session, table, inherited, node, constraints);
  const own = node.typeName || onlyInherited === undefined ? extra : { ...extra, onlyInherited };
  const ofKind = (kind: string) => constraints.find((each) => each.contype === kind);
  const value = ofKind("CONSTR_DEFAULT");
  const generated = ofKind("CONSTR_GENERATED");
  const serial = isSerial(node.typeName);
  const identity = ofKind("CONSTR_IDENTITY");
  if (identity) addOwnedSequence(session, table, inherited.name, { type, isIdentity: true, options: identity.options });
  const requiring = ["CONSTR_NOTNULL", "CONSTR_PRIMARY", "CONSTR_IDENTITY"];
  const isRequired = serial || requiring.some((kind) => ofKind(kind) !== undefined);
  const given = ofKind("CONSTR_NOTNULL")?.conname;
  session.ledger.update(inherited, {
    ...(value ? { default: printDefault(session, table, value.raw_expr, type) } : {}),
    ...(serial ? { default: addSerialSequence(session, table, inherited.name, type) } : {}),
    ...(identity ? { identity: identityOf(identity) } : {}),
    ...(generated ? { generated: printGenerated(session, table, generated.raw_expr, generatedOf(inherited)) } : {}),
    ...withNotNull(own, isRequired ? ownNotNull(session, table, inherited.name, notNull, given) : (notNull ?? null)),
  });
  return pendingOf(constraints, inherited.name);
}
