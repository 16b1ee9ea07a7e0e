import "server-only";
import type { OwnerChoice } from "@/lib/domain/catalog-view";
import { type Db, getDb, type Transaction } from "../db";

/**
 * Who may own things in a project: its teams, then its members whose accounts are open, each by name. For services that
 * have checked the viewer already; `projectId` is that of an authorized project.
 */
export async function listOwnerChoices(
  projectId: string,
  db: Db | Transaction = getDb(),
): Promise<readonly OwnerChoice[]> {
  const [teams, members] = await Promise.all([
    db.team.findMany({ where: { projectId }, orderBy: { name: "asc" }, select: { id: true, name: true } }),
    db.member.findMany({
      where: { projectId, user: { closedAt: null, isSystem: false } },
      orderBy: { user: { name: "asc" } },
      select: { user: { select: { id: true, name: true } } },
    }),
  ]);
  return [
    ...teams.map((team) => ({ kind: "team" as const, ...team })),
    ...members.map(({ user }) => ({ kind: "member" as const, ...user })),
  ];
}
