import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartition } from "../catalog/heirs";
import { ownedSequences } from "../statements/add-column";
import type { Dependent } from "./deletion";
import { usersOfType } from "./dependents-of-type";
import { expressionUsers } from "./expression-users";
import { foreignKeysTo, functionsReading, policiesQuerying, rulesReading, viewsUsing } from "./find-dependents";
import { namesRelation } from "./names-relation";

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

/** What draws from a sequence or reads it. */
export function dependentsOfSequence(session: Session, sequence: CatalogObjectOf<"sequence">): readonly Dependent[] {
  const reading = [
    ...viewsUsing(session, sequence),
    ...functionsReading(session, sequence),
    ...rulesReading(session, sequence),
    ...policiesQuerying(session, sequence),
  ];
  return [
    ...reading.map((object) => ({ object, automatic: false })),
    ...expressionUsers(session, sequence.name, (text, kind) => namesRelation(text, kind, sequence)),
  ];
}
