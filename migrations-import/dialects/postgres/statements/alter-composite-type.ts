import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findRelation, type Table } from "../catalog/find-relation";
import { findType, sessionPrinter } from "../catalog/find-type";
import { deleteObjects } from "../dependents/deletion";
import { columnsOfType } from "../dependents/find-dependents";
import { type NodeOf, unwrap } from "../grammar/node";
import { printType, qualifyType } from "../printing/print-type";
import { refuse } from "../refusal";
import type { TableCommand } from "./table-command";
import { addTypedColumn } from "./typed-columns";

type Composite = CatalogObjectOf<"compositeType">;
type Attribute = Composite["definition"]["attributes"][number];

/** ALTER TYPE of a composite type: its attributes, and with CASCADE the columns of tables of that type. */
export function alterCompositeType(node: NodeOf<"AlterTableStmt">, session: Session): StatementEnd {
  const type = findType(session, node.relation ?? {});
  if (type?.kind !== "compositeType") {
    const table = findRelation(session, node.relation ?? {});
    return table ? "no effect" : refuse("UNKNOWN_OBJECT", `type ${node.relation?.relname ?? ""} does not exist here`);
  }
  let attributes: readonly Attribute[] = type.definition.attributes;
  for (const each of node.cmds ?? []) {
    const command = unwrap(each, "AlterTableCmd") ?? {};
    attributes = changeAttributes(session, type, attributes, command);
    for (const table of tablesOf(session, type)) followType(session, table, type, command);
  }
  session.ledger.update(type, { attributes });
  return "applied";
}

function changeAttributes(
  session: Session,
  type: Composite,
  attributes: readonly Attribute[],
  command: TableCommand,
): readonly Attribute[] {
  const added = attributeIn(session, command);
  const isThere = (name: string) => attributes.some((each) => each.name === name);
  if (command.subtype === "AT_AddColumn") {
    if (isThere(added.name)) refuse("DUPLICATE_OBJECT", `${type.name} already has an attribute ${added.name}`);
    return [...attributes, added];
  }
  const name = command.name ?? "";
  if (!isThere(name) && !command.missing_ok) refuse("UNKNOWN_OBJECT", `${type.name} has no attribute ${name}`);
  if (command.subtype === "AT_DropColumn") return attributes.filter((each) => each.name !== name);
  const [user] = columnsOfType(session, qualifyType(type.schema, type.name));
  if (user)
    refuse("INVALID_STATEMENT", `the type of ${name} cannot change: column ${user.name} is of type ${type.name}`);
  return attributes.map((each) => (each.name === name ? { ...each, type: added.type } : each));
}

function attributeIn(session: Session, command: TableCommand): Attribute {
  const column = unwrap(command.def, "ColumnDef");
  const type = printType(column?.typeName, sessionPrinter(session).resolveType);
  return { name: column?.colname ?? command.name ?? "", type };
}

function tablesOf(session: Session, type: Composite): readonly Table[] {
  const printed = qualifyType(type.schema, type.name);
  return session.ledger.mentioning("table", type.name).filter((each) => each.definition.ofType === printed);
}

function followType(session: Session, table: Table, type: Composite, command: TableCommand): void {
  if (command.behavior !== "DROP_CASCADE") {
    refuse("INVALID_STATEMENT", `${type.name} cannot change: table ${table.name} is of that type`, "write CASCADE");
  }
  const attribute = attributeIn(session, command);
  if (command.subtype === "AT_AddColumn") return addTypedColumn(session, table, attribute);
  const column = session.ledger.find("column", { parent: table.id }, command.name ?? "");
  if (!column) return;
  if (command.subtype === "AT_DropColumn") deleteObjects(session, [column], { cascade: true, consequence: true });
  else session.ledger.update(column, { type: attribute.type }, { consequence: true });
}
