import type { Session } from "../../../replay/session";
import { needColumn, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { roleName } from "../catalog/roles";
import { itemsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { refuse } from "../refusal";
import { checkPersistence } from "./check-unlogged";
import { giveTo } from "./owners";
import { mergeOptions, withoutOptions } from "./print-options";
import type { TableCommand } from "./table-command";

/** `OWNER TO`, of a table with the sequences of its columns. */
export function changeOwner(session: Session, table: Table, command: TableCommand): void {
  giveTo(session, table, roleName(session, command.newowner));
}

/** `SET LOGGED` and `SET UNLOGGED`. */
export function setUnlogged(session: Session, table: Table, command: TableCommand): void {
  const unlogged = command.subtype === "AT_SetUnLogged";
  checkPersistence(session, table, unlogged);
  session.ledger.update(table, { unlogged: unlogged ? true : undefined });
}

/** `SET (…)`, `RESET (…)`, and `OPTIONS (…)` of a foreign table. */
export function setOptions(session: Session, table: Table, command: TableCommand): void {
  const before = table.definition.options ?? [];
  const options =
    command.subtype === "AT_ResetRelOptions"
      ? withoutOptions(before, itemsOf(command.def))
      : mergeOptions(before, itemsOf(command.def));
  session.ledger.update(table, { options: options.length > 0 ? options : undefined });
}

/** `ALTER COLUMN … OPTIONS (…)` of a foreign table. */
export function setColumnOptions(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  const options = mergeOptions(column.definition.options ?? [], itemsOf(command.def));
  session.ledger.update(column, { options: options.length > 0 ? options : undefined });
}

const identities: Readonly<Record<string, string>> = { f: "FULL", n: "NOTHING" };

/** `REPLICA IDENTITY`. */
export function setReplicaIdentity(session: Session, table: Table, command: TableCommand): void {
  const { identity_type: type = "d", name = "" } = unwrap(command.def, "ReplicaIdentityStmt") ?? {};
  if (type === "i") refuseUnfit(session, table, name);
  const replicaIdentity = type === "i" ? `USING INDEX ${name}` : identities[type];
  session.ledger.update(table, { replicaIdentity });
}

/** An index identifies rows where it is unique, whole, and over columns that are required. */
function refuseUnfit(session: Session, table: Table, name: string): void {
  const index = session.ledger.find("index", { parent: table.id }, name);
  if (!index) return refuse("UNKNOWN_OBJECT", `index ${name} of ${table.name} does not exist here`);
  const { unique, where, columns } = index.definition;
  const isFit = columns.every((column) => {
    return session.ledger.find("column", { parent: table.id }, column)?.definition.nullable === false;
  });
  if (!unique || where !== null || !isFit) refuse("INVALID_STATEMENT", `index ${name} does not identify rows`);
}

/** `OF type` and `NOT OF`: the columns are there already. */
export function setOfType(session: Session, table: Table, command: TableCommand): void {
  const type = unwrap(command.def, "TypeName");
  const ofType = type ? printType(type, sessionPrinter(session).resolveType) : undefined;
  session.ledger.update(table, { ofType });
}
