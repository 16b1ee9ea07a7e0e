import "server-only";
import type { AccountView } from "@/lib/domain/accounts";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { refuseToken } from "../session/refuse-token";

/** The viewer's own account with its live sign-ins, newest first. */
export async function getAccount(viewer: Viewer): Promise<AccountView> {
  await refuseToken(viewer);
  const user = await getDb().user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: {
      name: true,
      email: true,
      isAdministrator: true,
      passwordHash: true,
      accounts: { select: { provider: true } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: new Date() } },
        orderBy: { createdAt: "desc" },
        take: 50,
        select: { id: true, createdAt: true, expiresAt: true },
      },
    },
  });
  const here = viewer.via.kind === "session" ? viewer.via.sessionId : null;
  return {
    name: user.name,
    email: user.email,
    isAdministrator: user.isAdministrator,
    hasPassword: user.passwordHash !== null,
    providers: user.accounts.map((account) => account.provider),
    signIns: user.sessions.map((session) => ({
      id: session.id,
      since: session.createdAt.toISOString(),
      until: session.expiresAt.toISOString(),
      isThisOne: session.id === here,
    })),
  };
}
