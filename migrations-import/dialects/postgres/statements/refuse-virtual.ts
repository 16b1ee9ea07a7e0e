import type { Session } from "../../../replay/session";
import { columnExtra } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { refuse } from "../refusal";

/** Nothing that PostgreSQL keeps beside a table, keys and indexes above all, can be about a column that is not stored. */
export function refuseVirtual(session: Session, table: Table, columns: Iterable<string>, what: string): void {
  const names = new Set(columns);
  const virtual = session.ledger
    .children(table.id, "column")
    .find((each) => each.definition.generated !== null && columnExtra(each).virtual && names.has(each.name));
  if (virtual) refuse("INVALID_STATEMENT", `${what} cannot be on ${virtual.name} of ${table.name}, which is virtual`);
}
