import "server-only";
import type { SetupInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import { hashPassword } from "../accounts/hash-password";
import { lockAdministration } from "../administration/keep-an-administrator";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { consumeLink, deadLink } from "../links/consume-link";
import { startSession } from "../session/start-session";
import { hasAdministrator } from "./create-setup-link";

/** Makes the first administrator by the set-up link and signs them in; gives the session's id. Throws `not_found` for a dead link. */
export async function completeSetup(input: SetupInput): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  return getDb().$transaction(async (tx) => {
    await lockAdministration(tx);
    await consumeLink(tx, "setup", input.token);
    if (await hasAdministrator(tx)) throw deadLink();
    const isTaken = await tx.user.count({ where: { email: input.email } });
    if (isTaken > 0) throw new AppError("conflict", "Somebody has this e-mail address already.");
    const user = await tx.user.create({
      data: { name: input.name, email: input.email, passwordHash, isAdministrator: true },
      select: { id: true },
    });
    await recordAudit(null, { action: "setup.complete", subject: user.id }, tx);
    return startSession(tx, user.id, "setup");
  });
}
