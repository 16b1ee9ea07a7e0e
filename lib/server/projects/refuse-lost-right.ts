import "server-only";
import { AppError } from "@/lib/domain/errors";
import { canDo, type ProjectAction } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";

/** Refuses (`forbidden`) whoever lost a right while they waited for the project's lock, under which roles are changed. */
export async function refuseLostRight(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  wanted: ProjectAction,
): Promise<void> {
  const person = await db.user.findUnique({
    where: { id: viewer.userId, closedAt: null },
    select: { isAdministrator: true, memberships: { where: { projectId }, select: { role: true } } },
  });
  const role = person?.isAdministrator ? "admin" : (person?.memberships[0]?.role ?? null);
  if (!canDo(role, wanted)) throw new AppError("forbidden");
}
