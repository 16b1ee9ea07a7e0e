import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { originOf, tokenOf } from "../audit/record";
import type { Transaction } from "../db";

/** The docs to confirm: those of one project among these that have text. */
export type Confirmation = {
  readonly projectId: string;
  readonly docIds: readonly string[];
  readonly reason: string | null;
};

/**
 * Stores, in one statement, a revision of kind confirm of each of the docs as it stands, by the database function `save_doc`.
 * Says how many. The caller holds the project's lock, so that no edit comes in between.
 */
export async function storeConfirmations(
  viewer: Viewer,
  { projectId, docIds, reason }: Confirmation,
  db: Transaction,
): Promise<number> {
  const rows = await db.$queryRaw<{ outcome: string }[]>(Prisma.sql`
    SELECT s.outcome
    FROM (
      SELECT d.object_id, d.field, d.number, d.text FROM docs d
      WHERE d.project_id = ${projectId}::uuid AND d.id = ANY (${[...docIds]}::uuid[]) AND d.object_id IS NOT NULL
        AND d.number > 0 AND d.text <> ''
      ORDER BY d.object_id, d.field) d
    CROSS JOIN LATERAL save_doc(${projectId}::uuid, d.object_id, NULL, d.field, d.number, d.text, 'confirm', ${reason},
      ${originOf(viewer)}::origin, ${viewer.userId}::uuid, ${tokenOf(viewer)}::uuid, NULL, NULL) s`);
  const other = rows.find(({ outcome }) => outcome !== "saved");
  if (other) throw new Error(`a doc could not be confirmed: ${other.outcome}`);
  return rows.length;
}
