import "server-only";
import { AppError } from "@/lib/domain/errors";
import { canDo, type ProjectAction, type Role } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";

/**
 * Refuses (`forbidden`) whoever lost a right while they waited for the project's lock, under which roles are changed; gives the role that
 * they have.
 */
export async function refuseLostRight(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  wanted: ProjectAction,
): Promise<Role> {
  const person = await db.user.findUnique({
    where: { id: viewer.userId, closedAt: null },
    select: { isAdministrator: true, memberships: { where: { projectId }, select: { role: true } } },
  });
  const role = person?.isAdministrator ? "admin" : (person?.memberships[0]?.role ?? null);
  if (role === null || !canDo(role, wanted)) throw new AppError("forbidden");
  return role;
}
