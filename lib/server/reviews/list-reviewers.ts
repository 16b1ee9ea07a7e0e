import "server-only";
import { canDo, roles } from "@/lib/domain/permissions";
import type { Db, Transaction } from "../db";

const reviewing = roles.filter((role) => canDo(role, "status.verify"));

/** The members of a project who may verify, by name. */
export async function listReviewers(
  db: Db | Transaction,
  projectId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const members = await db.member.findMany({
    where: { projectId, role: { in: reviewing }, user: { closedAt: null, isSystem: false } },
    orderBy: { user: { name: "asc" } },
    select: { user: { select: { id: true, name: true } } },
  });
  return members.map(({ user }) => user);
}
