import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { columnsOfType } from "../dependents/find-dependents";
import { qualifyType } from "../printing/print-type";
import { refuse } from "../refusal";

const stored: ReadonlySet<string> = new Set(["table", "partitioned table", "materialized view"]);

/**
 * Refuses what writes the rows of a table anew where rows like them are kept in a column somewhere
 * (`find_composite_type_dependencies`). A table without rows of its own has none to write.
 */
export function refuseRowUses(session: Session, table: Table): void {
  if (table.definition.kind !== "table") return;
  for (const column of columnsOfType(session, qualifyType(table.schema, table.name))) {
    const owner = session.ledger.get(column.parent ?? "");
    if (owner?.kind !== "table" || !stored.has(owner.definition.kind)) continue;
    refuse(
      "INVALID_STATEMENT",
      `cannot alter table ${table.name} because column ${owner.name}.${column.name} uses its row type`,
    );
  }
}
