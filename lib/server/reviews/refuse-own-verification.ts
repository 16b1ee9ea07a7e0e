import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

/**
 * Refuses that whoever wrote the newest docs of a table (or of what belongs to it) verifies it: two people have to have
 * looked. Saying that a doc is still true is not writing it.
 */
export async function refuseOwnVerification(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  tableIds: readonly string[],
): Promise<void> {
  const own = await db.$queryRaw<{ name: string }[]>(Prisma.sql`
    SELECT (SELECT v.name FROM object_versions v WHERE v.object_id = t.id ORDER BY v.from_position DESC LIMIT 1) AS name
    FROM unnest(${[...tableIds]}::uuid[]) AS t (id)
    CROSS JOIN LATERAL (SELECT r.author_id
      FROM catalog_objects o JOIN docs d ON d.object_id = o.id JOIN revisions r ON r.doc_id = d.id
      WHERE o.table_id = t.id AND o.project_id = ${projectId}::uuid AND r.kind <> 'confirm'
      ORDER BY r.sequence DESC LIMIT 1) newest
    WHERE newest.author_id = ${viewer.userId}::uuid
    ORDER BY 1`);
  if (own.length === 0) return;
  const names = own.map(({ name }) => name).join(", ");
  const words = `You wrote the newest docs of ${names}. Somebody else has to verify what you wrote.`;
  throw new AppError("forbidden", words, { tables: own.map(({ name }) => name) });
}
