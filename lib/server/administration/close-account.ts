import "server-only";
import type { UserInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { revokeSessions } from "../accounts/revoke-sessions";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { requireAdministrator } from "../session/refuse-token";
import { lockAdministration, refuseNoAdministrator } from "./keep-an-administrator";

/** Closes a person's account: they are out at once, with sessions and tokens. What they wrote stays. The last administrator stays too. */
export async function closeAccount(viewer: Viewer, input: UserInput): Promise<void> {
  await requireAdministrator(viewer);
  const now = new Date();
  await getDb().$transaction(async (tx) => {
    await lockAdministration(tx);
    const { count } = await tx.user.updateMany({
      where: { id: input.userId, isSystem: false, closedAt: null },
      data: { closedAt: now },
    });
    if (count === 0) throw new AppError("not_found");
    await refuseNoAdministrator(tx);
    await revokeSessions(tx, input.userId, null);
    await tx.apiToken.updateMany({ where: { userId: input.userId, revokedAt: null }, data: { revokedAt: now } });
    await recordAudit(viewer, { action: "account.close", subject: input.userId }, tx);
  });
}

/** Opens a closed account again. Its sessions and tokens stay ended. */
export async function reopenAccount(viewer: Viewer, input: UserInput): Promise<void> {
  await requireAdministrator(viewer);
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: input.userId, closedAt: { not: null } },
      data: { closedAt: null },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(viewer, { action: "account.reopen", subject: input.userId }, tx);
  });
}
