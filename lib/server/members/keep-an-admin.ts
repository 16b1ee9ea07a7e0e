import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";

/**
 * Makes changes to who administers a project wait for each other: locks the project for the rest of the transaction. Call it
 * before reading roles that the change depends on.
 */
export async function lockMembership(tx: Transaction, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
}

/** Refuses, with `conflict`, to leave a project without an admin whose account is open. To be called after the change. */
export async function refuseNoAdmin(tx: Transaction, projectId: string): Promise<void> {
  const admins = await tx.member.count({ where: { projectId, role: "admin", user: { closedAt: null } } });
  if (admins === 0) throw new AppError("conflict", "A project needs an admin. Make somebody else an admin first.");
}
