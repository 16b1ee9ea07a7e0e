import "server-only";
import { paths } from "@/lib/domain/paths";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { publicOrigin } from "../http/refuse-foreign-origin";
import { hashSecret, newSecret } from "../links/secret";

const RESET_LINK_MS = 60 * 60 * 1000;

/** Makes the one link that resets a person's password: valid once, for an hour; earlier ones end. Callers check who may. */
export async function issueResetLink(userId: string, by: Viewer | null): Promise<string> {
  const secret = newSecret();
  await getDb().$transaction(async (tx) => {
    await tx.oneTimeToken.deleteMany({ where: { purpose: "reset", userId, usedAt: null } });
    await tx.oneTimeToken.create({
      data: {
        purpose: "reset",
        userId,
        tokenHash: hashSecret(secret),
        createdById: by?.userId ?? null,
        expiresAt: new Date(Date.now() + RESET_LINK_MS),
      },
      select: { id: true },
    });
    await recordAudit(by, { action: "reset.link", subject: userId }, tx);
  });
  return `${publicOrigin()}${paths.resetPassword(secret)}`;
}
