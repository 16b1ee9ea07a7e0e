import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { foreignKeysTo } from "../dependents/find-dependents";
import { refuse } from "../refusal";

/** What survives a crash cannot refer to what may be empty after it (`ATAddForeignKeyConstraint`). */
export function checkKept(table: Table, target: Table | undefined): void {
  if (!target || isExternal(target) || isExternal(table) || target.id === table.id) return;
  if (target.definition.unlogged && !table.definition.unlogged) {
    refuse("INVALID_STATEMENT", `${table.name} is logged and cannot refer to ${target.name}, which is not`);
  }
}

/** Refuses SET LOGGED and SET UNLOGGED where foreign keys or publications need it as it is (`ATPrepChangePersistence`). */
export function checkPersistence(session: Session, table: Table, unlogged: boolean): void {
  const { kind } = table.definition;
  if (kind !== "table") refuse("INVALID_STATEMENT", `${table.name} is a ${kind}, which is neither logged nor unlogged`);
  if (unlogged === (table.definition.unlogged ?? false)) return;
  if (unlogged) refuseReferred(session, table);
  else refuseReferring(session, table);
}

function refuseReferring(session: Session, table: Table): void {
  for (const { definition } of session.ledger.children(table.id, "constraint")) {
    const { schema, table: name } = definition.references ?? {};
    const target = name === undefined ? undefined : session.ledger.find("table", { schema: schema ?? null }, name);
    if (target && target.id !== table.id && target.definition.unlogged) {
      refuse("INVALID_STATEMENT", `${table.name} refers to ${target.name}, which is unlogged`);
    }
  }
}

function refuseReferred(session: Session, table: Table): void {
  for (const key of foreignKeysTo(session, table)) {
    const from = session.ledger.get(key.parent ?? "");
    if (from?.kind === "table" && from.id !== table.id && !from.definition.unlogged) {
      refuse("INVALID_STATEMENT", `${from.name}, which is logged, refers to ${table.name}`);
    }
  }
  const publication = session.ledger
    .mentioning("publication", table.name)
    .find((each) => each.definition.tables.some((one) => one.table === table.name && one.schema === table.schema));
  if (publication) refuse("INVALID_STATEMENT", `${table.name} is in publication ${publication.name}`);
}
