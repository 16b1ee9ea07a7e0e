import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Waiver } from "@/lib/domain/waivers";
import type { Transaction } from "../db";
import { readWaivers } from "./read-waivers";

const over = {
  rejected: "This waiver was rejected.",
  revoked: "This waiver was revoked.",
  expired: "This waiver has ended. Ask for another one.",
} as const;

/** A waiver that still can become something else. `not_found` where there is none, `conflict` for one that is over. */
export async function findLivingWaiver(db: Transaction, projectId: string, id: string): Promise<Waiver> {
  const [waiver] = await readWaivers(db, projectId, { id });
  if (!waiver) throw new AppError("not_found");
  const { state } = waiver;
  if (state !== "pending" && state !== "approved") throw new AppError("conflict", over[state], { state });
  return waiver;
}
