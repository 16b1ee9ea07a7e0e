/** What two histories are compared by: the path identifies a migration, the checksum its bytes. */
export type HistoryEntry = { readonly path: string; readonly version: string; readonly checksum: string };

/**
 * How a migration that was imported before stands in a history given later.
 *
 * - `edited`: the same path, other bytes. - `renamed`: other path, the same bytes (`from` is the old path).
 * - `removed`: not there any more. - `inserted`: new, and in front of one that was there (`from` is that one's path).
 * - `reordered`: there, unchanged, and behind one that it stood in front of, or the other way round.
 */
export type HistoryChange = {
  readonly kind: "edited" | "renamed" | "removed" | "inserted" | "reordered";
  readonly path: string;
  readonly version: string;
  readonly from: string | null;
  /** One line for people. */
  readonly summary: string;
};
