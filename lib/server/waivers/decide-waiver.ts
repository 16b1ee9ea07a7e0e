import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { WaiverChange } from "@/lib/domain/waivers";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { WaiverWork } from "./change-waivers";
import { findLivingWaiver } from "./find-waiver";
import { sayOfWaiver } from "./say-of-waiver";

/**
 * Approves a waiver, or rejects it with a reason. `forbidden` for whoever asked for it, by another account of the same address
 * too; `conflict` where it was decided or has ended, and for approving one whose item says something else by now.
 */
export async function decideWaiver(
  db: Transaction,
  work: WaiverWork,
  input: Extract<WaiverChange, { readonly kind: "approve" | "reject" }>,
): Promise<{ readonly id: string }> {
  const { id, state, askedBy, isOutdated } = await findLivingWaiver(db, work.projectId, input.waiverId);
  if (await isSamePerson(db, work.viewer.userId, askedBy.id))
    throw new AppError("forbidden", "You asked for this waiver. Somebody else has to decide.");
  if (state === "approved") throw new AppError("conflict", "This waiver was approved already.", { state });
  if (input.kind === "approve" && isOutdated)
    throw new AppError(
      "conflict",
      "The item was changed since this waiver was asked for. It has to be asked for anew.",
    );
  return sayOfWaiver(db, work, { id, kind: input.kind, reason: input.kind === "reject" ? input.reason : null });
}

async function isSamePerson(db: Transaction, one: string, other: string): Promise<boolean> {
  const [same] = await db.$queryRaw<{ is: boolean }[]>(
    Prisma.sql`SELECT is_same_person(${one}::uuid, ${other}::uuid) AS is`,
  );
  return same?.is !== false;
}
