import "server-only";
import type { HistoryEntry } from "@/lib/domain/catalog-view";

/** The newest lines of one kind of a table's history, newest first, and how many there are in all. */
export type HistoryPart = { readonly lines: readonly HistoryEntry[]; readonly count: number };

/** A row that says how many rows there are without the statement's limit. */
export type Counted<Row> = Row & { readonly count: number };

/** The lines that rows become, with their count. */
export function toPart<Row>(rows: readonly Counted<Row>[], toLine: (row: Row) => HistoryEntry): HistoryPart {
  return { lines: rows.map(({ count, ...row }) => toLine(row as Row)), count: rows[0]?.count ?? 0 };
}
