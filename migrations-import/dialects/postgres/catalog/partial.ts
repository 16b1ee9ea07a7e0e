import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import type { Table } from "./find-relation";
import { extraOf } from "./heirs";

/** Whether a relation may have columns that no file tells of: it lies outside, or has its columns from what does. */
export function isPartial(table: Table): boolean {
  return isExternal(table) || extraOf(table).partial === true;
}

/** Says of a table that it has columns of another one, which may have more than are known. */
export function markPartial(session: Session, table: Table, from: Table): void {
  if (isPartial(from)) expectColumns(session, table);
}

/** Says of a table that it may have columns that no file tells of. */
export function expectColumns(session: Session, table: Table): void {
  const current = session.ledger.get(table.id);
  if (current?.kind !== "table" || isPartial(current)) return;
  session.ledger.update(current, { extra: { ...extraOf(current), partial: true } }, { consequence: true });
}
