import "server-only";
import type { Transaction } from "../db";

/** The identity of a project's newest migration; null before the first import. */
export async function findHead(db: Transaction, projectId: string): Promise<string | null> {
  const head = await db.migration.findFirst({
    where: { projectId },
    orderBy: { position: "desc" },
    select: { id: true },
  });
  return head?.id ?? null;
}
