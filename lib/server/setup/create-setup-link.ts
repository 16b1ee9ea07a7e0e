import "server-only";
import { paths } from "@/lib/domain/paths";
import { recordAudit } from "../audit/record";
import { getDb, type Transaction } from "../db";
import { publicOrigin } from "../http/refuse-foreign-origin";
import { hashSecret, newSecret } from "../links/secret";

const SETUP_LINK_MS = 24 * 60 * 60 * 1000;

/** Whether somebody administers this instance. */
export async function hasAdministrator(db: Pick<Transaction, "user"> = getDb()): Promise<boolean> {
  const administrator = await db.user.findFirst({
    where: { isAdministrator: true, isSystem: false, closedAt: null },
    select: { id: true },
  });
  return administrator !== null;
}

/**
 * A link that makes whoever opens it the first administrator: valid once, for 24 hours, and only until the next one is made.
 * Null where there is an administrator already.
 */
export async function createSetupLink(): Promise<string | null> {
  const secret = newSecret();
  const isMade = await getDb().$transaction(async (tx) => {
    if (await hasAdministrator(tx)) return false;
    await tx.oneTimeToken.deleteMany({ where: { purpose: "setup", usedAt: null } });
    await tx.oneTimeToken.create({
      data: { purpose: "setup", tokenHash: hashSecret(secret), expiresAt: new Date(Date.now() + SETUP_LINK_MS) },
      select: { id: true },
    });
    await recordAudit(null, { action: "setup.link" }, tx);
    return true;
  });
  return isMade ? `${publicOrigin()}${paths.setup(secret)}` : null;
}
