import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { OneTimePurpose } from "@/prisma/generated/enums";
import type { Transaction } from "../db";
import { hashSecret } from "./secret";

/** What a one-time link was made for. */
export type UsedLink = {
  readonly id: string;
  readonly userId: string | null;
  readonly email: string | null;
  readonly projectId: string | null;
  readonly role: "viewer" | "editor" | "reviewer" | "admin" | null;
  readonly createdById: string | null;
};

/** The refusal of a link that is unknown, used, replaced, revoked or over. */
export function deadLink(): AppError {
  return new AppError("not_found", "This link was used, replaced or is over. Ask for a new one.");
}

/**
 * Uses a link up within the transaction of what it is used for. One conditional UPDATE: of two at once, one gets it and the
 * other is refused; if the transaction fails, the link can be used again.
 */
export async function consumeLink(tx: Transaction, purpose: OneTimePurpose, secret: string): Promise<UsedLink> {
  const now = new Date();
  const used = await tx.oneTimeToken.updateManyAndReturn({
    where: { tokenHash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { id: true, userId: true, email: true, projectId: true, role: true, createdById: true },
  });
  const link = used[0];
  if (link === undefined) throw deadLink();
  return link;
}
