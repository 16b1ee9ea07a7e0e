import type { Session } from "../../../replay/session";
import type { UserType } from "../catalog/find-type";
import { qualifyName } from "../printing/quote";
import { inputTypes } from "./drop-function";
import { dropColumnObject, refuseDependents } from "./drop-objects";
import { bareType, columnsOfType } from "./find-dependents";

/** Removes types; on CASCADE the columns and functions that are made of them go too, otherwise that is refused. */
export function dropTypes(session: Session, types: readonly UserType[], cascade: boolean): void {
  for (const type of types) {
    const printed = qualifyName(type.schema, type.name);
    const columns = columnsOfType(session, printed);
    const functions = session.ledger
      .mentioning("function", type.name)
      .filter((each) => inputTypes(each).some((input) => bareType(input) === printed));
    if (!cascade) refuseDependents(type.name, [...columns, ...functions]);
    for (const column of columns) {
      const table = session.ledger.get(column.parent ?? "");
      if (table?.kind === "table") dropColumnObject(session, table, column, true, { consequence: true });
    }
    for (const each of functions) session.ledger.remove(each.id, { consequence: true });
    session.ledger.remove(type.id);
  }
}
