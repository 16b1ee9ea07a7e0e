import "server-only";
import type { WaiverChange } from "@/lib/domain/waivers";
import type { Transaction } from "../db";
import { refuseLostRight } from "../projects/refuse-lost-right";
import type { WaiverWork } from "./change-waivers";
import { findLivingWaiver } from "./find-waiver";
import { sayOfWaiver } from "./say-of-waiver";

/**
 * Takes back a waiver that waits or is in force, with a reason: whoever asked for it may, and every reviewer. `conflict` for one
 * that is over.
 */
export async function revokeWaiver(
  db: Transaction,
  work: WaiverWork,
  input: Extract<WaiverChange, { readonly kind: "revoke" }>,
): Promise<{ readonly id: string }> {
  const { id, askedBy } = await findLivingWaiver(db, work.projectId, input.waiverId);
  if (askedBy.id !== work.viewer.userId) await refuseLostRight(db, work.viewer, work.projectId, "waiver.decide");
  return sayOfWaiver(db, work, { id, kind: "revoke", reason: input.reason });
}
