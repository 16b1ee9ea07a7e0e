import type { Session } from "../../../replay/session";
import { type Column, requireColumn } from "../catalog/column-facts";
import { needColumn, type Table } from "../catalog/find-relation";
import { heirsOf, isPartition, isPartitioned } from "../catalog/heirs";
import { itemsOf, stringOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { addOwnedSequence, identityOf, ownedSequences } from "./add-column";
import { sequenceOptions } from "./sequence-options";
import type { Alteration, TableCommand } from "./table-command";

type Identity = Column["definition"]["identity"];

/** All rows of a partitioned table are numbered as one. */
function refusePart(table: Table, { only }: Alteration): void {
  if (isPartition(table)) refuse("INVALID_STATEMENT", `${table.name} is a partition`, "alter the partitioned table");
  if (only && isPartitioned(table)) refuse("INVALID_STATEMENT", `${table.name} is partitioned`, "leave out ONLY");
}

/** `ADD GENERATED … AS IDENTITY`. */
export function addIdentity(session: Session, table: Table, command: TableCommand, alteration: Alteration): void {
  refusePart(table, alteration);
  const column = needColumn(session, table, command.name ?? "");
  const node = unwrap(command.def, "Constraint");
  if (column.definition.identity !== null || column.definition.default !== null) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} has a value by itself already`);
  }
  if (column.definition.nullable) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} must be required to be an identity`);
  }
  setIdentity(session, table, column.name, identityOf(node));
  const { type } = column.definition;
  addOwnedSequence(session, table, column.name, { type, isIdentity: true, options: node?.options });
}

/** Partitions number their rows as the whole table does. */
function setIdentity(session: Session, table: Table, name: string, identity: Identity): void {
  const column = needColumn(session, table, name);
  if (identity !== null) requireColumn(session, table, column, { consequence: true });
  session.ledger.update(needColumn(session, table, name), { identity });
  for (const heir of heirsOf(session, table)) if (isPartition(heir)) setIdentity(session, heir, name, identity);
}

/** `SET GENERATED …`, and the options of the sequence. */
export function alterIdentity(session: Session, table: Table, command: TableCommand, alteration: Alteration): void {
  refusePart(table, alteration);
  const column = needColumn(session, table, command.name ?? "");
  if (column.definition.identity === null) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is not an identity column`);
  }
  for (const item of itemsOf(command.def)) {
    const option = unwrap(item, "DefElem");
    if (option?.defname !== "generated") continue;
    const code = unwrap(option.arg, "Integer")?.ival;
    const isAlways = code === "a".charCodeAt(0) || stringOf(option.arg) === "a";
    setIdentity(session, table, column.name, isAlways ? "always" : "by default");
  }
  for (const sequence of ownedSequences(session, table, column.name)) {
    const options = sequenceOptions(itemsOf(command.def), sequence.definition.options ?? []);
    session.ledger.update(sequence, { options: options.length > 0 ? options : undefined }, { consequence: true });
  }
}

/** `DROP IDENTITY`, with the sequence. */
export function dropIdentity(session: Session, table: Table, command: TableCommand, alteration: Alteration): void {
  refusePart(table, alteration);
  const column = needColumn(session, table, command.name ?? "");
  if (column.definition.identity === null) {
    if (command.missing_ok) return;
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is not an identity column`);
  }
  setIdentity(session, table, column.name, null);
  for (const sequence of ownedSequences(session, table, column.name)) {
    session.ledger.remove(sequence.id, { consequence: true });
  }
}
