import "server-only";
import type { HistoryEntry } from "@/lib/domain/catalog-view";
import type { Reader } from "../db";
import { readHistoryChanges } from "./read-history-changes";
import { readHistoryEvents } from "./read-history-events";
import { readHistoryRevisions } from "./read-history-revisions";
import type { OneTable } from "./table-scope";

/** The most lines a table's history shows; the newest are kept. */
export const MAX_HISTORY = 200;

/** A table's history up to a state, newest first: what happened while a migration was head stands above what it changed. */
export async function readHistory(db: Reader, scope: OneTable): Promise<readonly HistoryEntry[]> {
  const [changes, revisions, events] = await Promise.all([
    readHistoryChanges(db, scope, MAX_HISTORY),
    readHistoryRevisions(db, scope, MAX_HISTORY),
    readHistoryEvents(db, scope, MAX_HISTORY),
  ]);
  const doings = [...revisions, ...events].sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? 1 : -1));
  // The sort is stable, so that each group stays newest first.
  return [...doings, ...changes].sort((a, b) => b.position - a.position).slice(0, MAX_HISTORY);
}
