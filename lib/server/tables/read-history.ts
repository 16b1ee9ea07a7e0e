import "server-only";
import type { Reader } from "../db";
import type { HistoryPart } from "./history-part";
import { readHistoryChanges } from "./read-history-changes";
import { readHistoryEvents } from "./read-history-events";
import { readHistoryRevisions } from "./read-history-revisions";
import type { OneTable } from "./table-scope";

/** The most lines a table's history has; the newest are kept. */
export const MAX_HISTORY = 200;

/**
 * The newest `limit` lines of a table's history up to a state, newest first, and how many it has: what happened while a migration was
 * head stands above what it changed.
 */
export async function readHistory(db: Reader, scope: OneTable, limit = MAX_HISTORY): Promise<HistoryPart> {
  const [changes, revisions, events] = await Promise.all([
    readHistoryChanges(db, scope, limit),
    readHistoryRevisions(db, scope, limit),
    readHistoryEvents(db, scope, limit),
  ]);
  const doings = [...revisions.lines, ...events.lines].sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? 1 : -1));
  // The sort is stable, so that each group stays newest first.
  const lines = [...doings, ...changes.lines].sort((a, b) => b.position - a.position).slice(0, limit);
  return { lines, count: Math.min(changes.count + revisions.count + events.count, MAX_HISTORY) };
}
