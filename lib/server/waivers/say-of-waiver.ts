import "server-only";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { findHead } from "../migrations/find-head";
import type { WaiverWork } from "./change-waivers";

/** Writes what somebody says of a waiver, and its audit row. Whether they may was found out before. */
export async function sayOfWaiver(
  db: Transaction,
  { viewer, role, projectId }: WaiverWork,
  said: { readonly id: string; readonly kind: "approve" | "reject" | "revoke"; readonly reason: string | null },
): Promise<{ readonly id: string }> {
  const { id, kind } = said;
  const reason = said.reason === null ? null : normaliseText(said.reason);
  const migrationId = await findHead(db, projectId);
  const data = { projectId, waiverId: id, kind, reason, actorId: viewer.userId, migrationId };
  await db.waiverEvent.create({ data, select: { id: true } });
  await recordAudit(viewer, { action: `waiver.${kind}`, projectId, subject: id, detail: { role, reason } }, db);
  return { id };
}
