import type { Session } from "../../../replay/session";
import { columnExtra, madeUpNotNull, type NotNull, notNullOf, withNotNull } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { contentsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import type { ConstraintNode } from "./constraint-parts";

/** A name that a new table's own NOT NULL gives is that of the column's too, whatever else requires it (`AddRelationNotNullConstraints`). */
export function nameNotNulls(elements: readonly Node[]): readonly Node[] {
  const named = new Map<string, ConstraintNode>();
  for (const { keys, ...node } of contentsOf(elements, "Constraint")) {
    if (node.contype === "CONSTR_NOTNULL" && node.conname !== undefined) named.set(stringsOf(keys)[0] ?? "", node);
  }
  if (named.size === 0) return elements;
  return elements.map((element) => {
    const column = unwrap(element, "ColumnDef");
    const node = named.get(column?.colname ?? "");
    return column && node ? { ColumnDef: nameNotNull(column, node) } : element;
  });
}

function nameNotNull(column: NodeOf<"ColumnDef">, named: ConstraintNode): NodeOf<"ColumnDef"> {
  const nodes = column.constraints ?? [];
  const isNotNull = (node: Node) => unwrap(node, "Constraint")?.contype === "CONSTR_NOTNULL";
  const written = unwrap(nodes.find(isNotNull), "Constraint");
  const constraint = written ? { ...written, conname: written.conname ?? named.conname ?? "" } : named;
  return { ...column, constraints: [...nodes.filter((each) => !isNotNull(each)), { Constraint: constraint }] };
}

/** A new table that requires by itself what it inherits as required does so under a name of its own. */
export function requireInherited(session: Session, table: Table, elements: readonly Node[]): void {
  const constraints = contentsOf(elements, "Constraint");
  const ofKind = (kind: string) => constraints.filter((each) => each.contype === kind);
  for (const { contype, conname, keys } of [...ofKind("CONSTR_NOTNULL"), ...ofKind("CONSTR_PRIMARY")]) {
    for (const name of stringsOf(keys)) {
      const column = session.ledger.find("column", { parent: table.id }, name);
      const notNull = column && notNullOf(table, column);
      if (!column || !notNull?.onlyInherited) continue;
      const own = ownNotNull(session, table, name, notNull, contype === "CONSTR_NOTNULL" ? conname : undefined);
      session.ledger.update(column, withNotNull(columnExtra(column), own));
    }
  }
}

/** A NOT NULL of the table's own, beside what it inherits of it. */
export function ownNotNull(
  session: Session,
  table: Table,
  column: string,
  inherited: NotNull | undefined,
  given: string | undefined,
): NotNull {
  const { onlyInherited: _, ...counted } = inherited ?? { name: "" };
  return { ...counted, name: given ?? madeUpNotNull(session, table, column) };
}
