import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { storedHistory } from "../tables/unanswered";
import { statedCauses } from "./stated-causes";

/** What made stated relationships stale, by identity: the newest change that they do not answer. */
export async function readStatedCauses(
  db: Reader,
  scope: Scope,
  relationships: readonly { readonly objectId: string }[],
): Promise<ReadonlyMap<string, StaleCause>> {
  const ids = relationships.map(({ objectId }) => objectId);
  if (ids.length === 0) return new Map();
  const { positions, moves, stands } = storedHistory(scope);
  const only = Prisma.sql`AND s.object_id = ANY (${ids}::uuid[]) AND ${stands.place}`;
  const rows = await db.$queryRaw<(StaleCause & { aboutId: string })[]>(Prisma.sql`
    WITH positions AS (${positions})
    SELECT DISTINCT ON (c.about_id) c.about_id AS "aboutId", c.summary, c.object_id AS "objectId", m.version, m.path,
      c.position, c.line, c.end_line AS "endLine"
    FROM (${statedCauses(scope, moves, only)}) c
    JOIN migrations m ON m.id = c.migration_id
    ORDER BY c.about_id, c.position DESC, c.ordinal DESC`);
  return new Map(rows.map(({ aboutId, ...cause }) => [aboutId, cause]));
}
