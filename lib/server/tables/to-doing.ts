import "server-only";
import type { HistoryEntry } from "@/lib/domain/catalog-view";

/** When, by whom and at which migration somebody did something about a table, as it is read. */
export type DoingRow = {
  readonly at: Date;
  readonly by: string;
  readonly position: number;
  readonly version: string | null;
  readonly path: string | null;
};

/** What somebody did as a line of a table's history; `doc` where it is a revision. */
export function toDoing(
  { at, by, position, version, path }: DoingRow,
  said: Pick<HistoryEntry, "kind" | "summary">,
  doc: { readonly docId: string; readonly number: number } | null = null,
): HistoryEntry {
  const docId = doc?.docId ?? null;
  const number = doc?.number ?? null;
  return { ...said, at: at.toISOString(), by, position, version, path, line: null, endLine: null, docId, number };
}
