import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { constraintOf, defineTrigger, functionCalledBy, triggerOptionsOf } from "../definitions/trigger-definition";
import { renameColumnRefs, rewriteExpression } from "./rewrite-expression";

type Trigger = CatalogObjectOf<"trigger">;

/** Prints the triggers of a table anew: under its own new name, or with a column renamed. */
export function redefineTriggers(session: Session, table: Table, column: { from: string; to: string } | null): void {
  for (const trigger of session.ledger.children(table.id, "trigger")) {
    const { columns, when, ...others } = triggerOptionsOf(trigger);
    const options = {
      ...others,
      ...(columns ? { columns: columns.map((name) => (name === column?.from ? column.to : name)) } : {}),
      ...(when === undefined ? {} : { when: column ? renameInWhen(when, column) : when }),
    };
    const facts = { ...trigger.definition, calls: functionCalledBy(trigger) };
    session.ledger.update(trigger, defineTrigger(trigger.name, table, facts, options), { consequence: true });
  }
}

/** A WHEN clause names columns behind `old` and `new`. */
function renameInWhen(when: string, { from, to }: { from: string; to: string }): string {
  const renamed = rewriteExpression(when, renameColumnRefs("old", from, to));
  return rewriteExpression(renamed, renameColumnRefs("new", from, to));
}

/** Gives a trigger another name. */
export function renameTrigger(session: Session, table: Table, trigger: Trigger, to: string): void {
  const facts = { ...trigger.definition, calls: functionCalledBy(trigger) };
  const constraint = constraintOf(trigger);
  const options = { ...triggerOptionsOf(trigger), ...(constraint === null ? {} : { constraint }) };
  session.ledger.update(trigger, defineTrigger(to, table, facts, options));
  session.ledger.rename(trigger.id, to);
}

/** Lets the triggers that call a function call it by its new name. */
export function redirectTriggers(
  session: Session,
  from: { readonly schema: string; readonly name: string },
  to: { readonly schema: string; readonly name: string },
): void {
  for (const trigger of session.ledger.mentioning("trigger", from.name)) {
    const table = session.ledger.get(trigger.parent ?? "");
    if (trigger.definition.function !== `${from.schema}.${from.name}` || table?.kind !== "table") continue;
    const facts = { ...trigger.definition, calls: to };
    const definition = defineTrigger(trigger.name, table, facts, triggerOptionsOf(trigger));
    session.ledger.update(trigger, definition, { consequence: true });
  }
}
