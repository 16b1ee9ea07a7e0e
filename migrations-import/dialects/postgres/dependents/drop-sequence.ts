import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { qualifyName } from "../printing/quote";
import { refuseDependents } from "./drop-objects";

/** Removes a sequence; on CASCADE the defaults that draw from it go too. */
export function dropSequence(session: Session, sequence: CatalogObjectOf<"sequence">, cascade: boolean): void {
  const call = `nextval('${qualifyName(sequence.schema, sequence.name)}'`;
  const drawing = session.ledger
    .mentioning("column", sequence.name)
    .filter(({ definition }) => definition.default?.startsWith(call));
  if (!cascade) refuseDependents(sequence.name, drawing);
  for (const column of drawing) session.ledger.update(column, { default: null }, { consequence: true });
  session.ledger.remove(sequence.id);
}
