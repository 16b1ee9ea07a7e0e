import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { type Db, getDb, type Transaction } from "../db";

/** One row of the audit log: `action` is `noun.verb`; `subject` the id of what it was done to; `detail` never holds a secret. */
export type AuditRow = {
  readonly action: string;
  readonly projectId?: string | null;
  readonly subject?: string | null;
  readonly detail?: Prisma.InputJsonObject;
};

/** Writes one audit row for a viewer's doing; within the transaction of a mutation, so that neither is without the other. */
export async function recordAudit(viewer: Viewer | null, row: AuditRow, db: Db | Transaction = getDb()): Promise<void> {
  await db.auditEntry.create({
    data: {
      origin: originOf(viewer),
      actorId: viewer?.userId ?? null,
      tokenId: tokenOf(viewer),
      projectId: row.projectId ?? null,
      action: row.action,
      subject: row.subject ?? null,
      detail: row.detail ?? {},
    },
    select: { id: true },
  });
}

/** How a viewer's doing is told in histories. */
export function originOf(viewer: Viewer | null): "person" | "token" | "system" {
  if (viewer?.via.kind === "token") return "token";
  return viewer?.via.kind === "system" ? "system" : "person";
}

/** The token a viewer came by; null for one who came otherwise. */
export function tokenOf(viewer: Viewer | null): string | null {
  return viewer?.via.kind === "token" ? viewer.via.tokenId : null;
}
