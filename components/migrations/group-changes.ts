import type { ChangeView } from "@/lib/domain/migration-view";

/** The changes of one table, or (table null) of what stands on its own or is gone since. */
export type ChangeGroup = {
  readonly table: ChangeView["table"];
  /** What the migration says, and what was lost by it. */
  readonly own: readonly ChangeView[];
  /** How many other changes only follow from those. */
  readonly consequences: number;
};

/**
 * Changes by the table they concern, tables in the order in which the migration comes to them; those of which only something
 * follows stand behind the others.
 */
export function groupChanges(changes: readonly ChangeView[]): readonly ChangeGroup[] {
  const groups = new Map<string, { table: ChangeView["table"]; own: ChangeView[]; consequences: number }>();
  for (const change of changes) {
    const key = change.table ? `${change.table.schema}.${change.table.name}` : "";
    const group = groups.get(key) ?? { table: change.table, own: [], consequences: 0 };
    groups.set(key, group);
    if (change.consequence && !change.isLoss) group.consequences += 1;
    else group.own.push(change);
  }
  const all = [...groups.values()];
  return [...all.filter(({ own }) => own.length > 0), ...all.filter(({ own }) => own.length === 0)];
}
