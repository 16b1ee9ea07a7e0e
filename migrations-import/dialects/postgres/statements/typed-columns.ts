import type { Session } from "../../../replay/session";
import { relationName, type Table } from "../catalog/find-relation";
import { findType, sessionPrinter } from "../catalog/find-type";
import { type NodeOf, stringsOf } from "../grammar/node";
import { printType } from "../printing/print-type";
import { nextOrdinal } from "./add-column";

/** `OF type`: a column for each attribute. */
export function addTypedColumns(session: Session, table: Table, typeName: NodeOf<"TypeName">): void {
  const type = findType(session, relationName(stringsOf(typeName.names)));
  const ofType = printType(typeName, sessionPrinter(session).resolveType);
  session.ledger.update(table, { ofType });
  if (type?.kind !== "compositeType") return;
  for (const attribute of type.definition.attributes) addTypedColumn(session, table, attribute);
}

/** Gives a typed table a column for an attribute. */
export function addTypedColumn(
  session: Session,
  table: Table,
  attribute: { readonly name: string; readonly type: string },
): void {
  const definition = {
    ordinal: nextOrdinal(session, table),
    type: attribute.type,
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    comment: null,
    extra: {},
  };
  const place = { kind: "column", parent: table.id, schema: table.schema, name: attribute.name } as const;
  session.ledger.insert({ ...place, definition }, { consequence: true });
}
