import "server-only";
import { LRUCache } from "lru-cache";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import type { Scope } from "./resolve-as-of";

/** So many results a process keeps; one of a thousand tables takes a megabyte or two. */
const MOST_KEPT = 24;

const held = globalThis as { strataKeptOfStates?: LRUCache<string, object> };

/**
 * What follows from the catalog and the docs of a state and from nothing else: worked out once, and kept until an import or an edit makes
 * it another state, by whatever process. `what` names it, with all it depends on besides. To be asked in a snapshot; nobody changes what
 * is given.
 */
export async function keptOfState<T extends object>(
  db: Reader,
  scope: Scope,
  what: string,
  workOut: () => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([
    scope.projectId,
    scope.position,
    scope.isHead,
    await readState(db, scope.projectId),
    what,
  ]);
  held.strataKeptOfStates ??= new LRUCache({ max: MOST_KEPT });
  const kept = held.strataKeptOfStates.get(key) as T | undefined;
  if (kept !== undefined) return kept;
  const found = await workOut();
  held.strataKeptOfStates.set(key, found);
  return found;
}

// Every edit moves the end of the chain of revisions. A serial alone could come again where a backup was restored.
async function readState(db: Reader, projectId: string): Promise<unknown> {
  const [state] = await db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT encode(p.revision_hash, 'hex') AS docs, p.import_serial AS serial, (
      SELECT i.id FROM imports i WHERE i.project_id = p.id AND i.status = 'applied' ORDER BY i.applied_at DESC LIMIT 1) AS import
    FROM projects p WHERE p.id = ${projectId}::uuid`);
  return state;
}
