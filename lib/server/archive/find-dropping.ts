import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";

/** The change that dropped an object for as long as it does not stand at head; null while it does. */
export async function findDropping(db: Reader, objectId: string): Promise<StaleCause | null> {
  const [found] = await db.$queryRaw<StaleCause[]>(Prisma.sql`
    SELECT c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.line, c.end_line AS "endLine"
    FROM changes c JOIN migrations m ON m.id = c.migration_id
    WHERE c.object_id = ${objectId}::uuid AND c.kind = 'dropped'
      AND NOT EXISTS (SELECT 1 FROM object_versions v WHERE v.object_id = c.object_id AND v.to_position IS NULL)
    ORDER BY c.position DESC, c.ordinal DESC LIMIT 1`);
  return found ?? null;
}
