/** What telling losses apart needs to know of a change. */
export type LosableChange = {
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly objectKind: string;
  readonly objectId: string;
  readonly tableId: string | null;
  readonly consequence: boolean;
  /** It is an index that came with a constraint, whose own end is told. */
  readonly isBehindConstraint?: boolean;
};

/**
 * Of the changes of one migration, those that only follow from another one and yet took something away from what stays: the
 * index of a dropped column, the key to a dropped table, a view gone by CASCADE. Not what went with its own table.
 */
export function findLosses<T extends LosableChange>(changes: readonly T[]): ReadonlySet<T> {
  const isGone = ({ kind, objectKind }: T) => kind === "dropped" && objectKind === "table";
  const gone = new Set(changes.filter(isGone).map(({ objectId }) => objectId));
  const isLoss = (change: T) =>
    change.consequence &&
    change.kind === "dropped" &&
    change.isBehindConstraint !== true &&
    (change.objectKind === "table" || (change.tableId !== null && !gone.has(change.tableId)));
  return new Set(changes.filter(isLoss));
}
