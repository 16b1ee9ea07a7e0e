import "server-only";
import { getDb } from "../db";
import { log } from "../log";

/** From so many changes at once, what the planner knows of the catalog's tables is too old to wait for autovacuum. */
const MANY_CHANGES = 500;

/**
 * Lets the planner know what a large import stored, so that the pages read after it are as fast as later ones. The import
 * stands already: a failure is logged, and autovacuum makes up for it.
 */
export async function refreshStatistics(changes: number): Promise<void> {
  if (changes < MANY_CHANGES) return;
  try {
    await getDb().$executeRaw`SELECT refresh_catalog_statistics()`;
  } catch (err) {
    log.warn({ err }, "the catalog's statistics could not be refreshed");
  }
}
