import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { extraOf, heirsOf, isPartition } from "../catalog/heirs";
import { defineTrigger, functionCalledBy, triggerOptionsOf } from "../definitions/trigger-definition";

type Trigger = CatalogObjectOf<"trigger">;

/** Every row trigger of a partitioned table is one of its partition too (`CloneRowTriggersToPartition`). */
export function followTriggers(session: Session, partition: Table, parent: Table): void {
  for (const trigger of session.ledger.children(parent.id, "trigger")) followTrigger(session, partition, trigger);
}

/** Gives every partition of a table its own of a new row trigger. */
export function spreadTrigger(session: Session, parent: Table, name: string): void {
  const trigger = session.ledger.find("trigger", { parent: parent.id }, name);
  if (!trigger) return;
  for (const heir of heirsOf(session, parent)) if (isPartition(heir)) followTrigger(session, heir, trigger);
}

function followTrigger(session: Session, partition: Table, trigger: Trigger): void {
  if (trigger.definition.level !== "row") return;
  const facts = { ...trigger.definition, calls: functionCalledBy(trigger) };
  const options = { ...triggerOptionsOf(trigger), cloned: true as const };
  const { name } = trigger;
  const definition = { ...trigger.definition, ...defineTrigger(name, partition, facts, options), comment: null };
  const own = session.ledger.find("trigger", { parent: partition.id }, name);
  if (own) session.ledger.update(own, definition, { consequence: true });
  else {
    const place = { kind: "trigger", parent: partition.id, schema: partition.schema, name } as const;
    session.ledger.insert({ ...place, definition }, { consequence: true });
  }
  spreadTrigger(session, partition, name);
}

/** Whether a trigger only follows from one of the partitioned table. */
export function isCloned(trigger: Trigger): boolean {
  return extraOf(trigger).cloned === true;
}

/** The triggers of partitions that follow from one of their table, at every depth. */
export function clonesOf(session: Session, table: Table, name: string): readonly Trigger[] {
  return heirsOf(session, table)
    .filter(isPartition)
    .flatMap((heir) => {
      const own = session.ledger.find("trigger", { parent: heir.id }, name);
      return own && isCloned(own) ? [own, ...clonesOf(session, heir, name)] : [];
    });
}
