import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";

/** A checklist of a project by its identity, as it stands under the lock. `not_found` for one that is not there, or was removed. */
export async function findChecklist(db: Transaction, projectId: string, id: string) {
  const checklist = await db.checklist.findFirst({
    where: { id, projectId, removedAt: null },
    select: {
      id: true,
      slug: true,
      version: true,
      number: true,
      priority: true,
      ownerUserId: true,
      ownerTeamId: true,
      estimatedMinutes: true,
      spentMinutes: true,
      dueOn: true,
    },
  });
  if (!checklist) throw new AppError("not_found");
  return checklist;
}
