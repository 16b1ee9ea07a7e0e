import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";
import { hasAdministrator } from "../setup/create-setup-link";

/** Makes changes to who administers the instance wait for each other, for the rest of the transaction. */
export async function lockAdministration(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT id FROM instance WHERE id = 1 FOR UPDATE`;
}

/** Refuses, with `conflict`, to leave the instance without an administrator. To be called after the change. */
export async function refuseNoAdministrator(tx: Transaction): Promise<void> {
  if (!(await hasAdministrator(tx)))
    throw new AppError("conflict", "Strata needs an administrator. Make somebody else one first.");
}
