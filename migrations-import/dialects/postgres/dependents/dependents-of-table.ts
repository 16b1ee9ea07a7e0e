import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartition } from "../catalog/heirs";
import { qualifyName } from "../printing/quote";
import { ownedSequences } from "../statements/add-column";
import type { Dependent } from "./deletion";
import { usersOfType } from "./dependents-of-type";
import { foreignKeysTo, functionsReading, policiesQuerying, rulesReading, viewsUsing } from "./find-dependents";

/** Partitions and owned sequences go with a table; whatever reads it, points at it or is made of its rows stands in the way. */
export function dependentsOfTable(session: Session, table: Table): readonly Dependent[] {
  const blocking = [
    ...viewsUsing(session, table),
    ...foreignKeysTo(session, table).filter((key) => key.parent !== table.id),
    ...policiesQuerying(session, table),
    ...rulesReading(session, table),
    ...functionsReading(session, table),
  ];
  return [
    ...heirsOf(session, table).map((object) => ({ object, automatic: isPartition(object) })),
    ...ownedSequences(session, table).map((object) => ({ object, automatic: true })),
    ...blocking.map((object) => ({ object, automatic: false })),
    ...usersOfType(session, { schema: table.schema, name: table.name }),
  ];
}

/** The defaults that draw from a sequence. */
export function dependentsOfSequence(session: Session, sequence: CatalogObjectOf<"sequence">): readonly Dependent[] {
  const call = `nextval('${qualifyName(sequence.schema, sequence.name)}'`;
  return session.ledger
    .mentioning("column", sequence.name)
    .filter(({ definition }) => definition.default?.includes(call))
    .map((object) => ({ object, part: "default", automatic: false }));
}
