import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";

/** Refuses, with `conflict`, to leave a project without an admin whose account is open. To be called after the change. */
export async function refuseNoAdmin(tx: Transaction, projectId: string): Promise<void> {
  const admins = await tx.member.count({ where: { projectId, role: "admin", user: { closedAt: null } } });
  if (admins === 0) throw new AppError("conflict", "A project needs an admin. Make somebody else an admin first.");
}
