import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";

/** The owners that somebody is in a project: themselves, and every team they are in; by identity. */
export async function ownersOf(db: Transaction, projectId: string, { userId }: Viewer): Promise<readonly string[]> {
  const where = { userId, team: { projectId } };
  const teams = await db.teamMember.findMany({ where, select: { teamId: true } });
  return [userId, ...teams.map(({ teamId }) => teamId)];
}
