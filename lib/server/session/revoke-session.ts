import "server-only";
import type { SessionInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { refuseToken } from "./refuse-token";

/** Ends one of the viewer's own sessions, at once. Throws `not_found` for somebody else's and for one that is over. */
export async function revokeSession(viewer: Viewer, input: SessionInput): Promise<void> {
  await refuseToken(viewer);
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: input.sessionId, userId: viewer.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(
      viewer,
      { action: "session.end", subject: viewer.userId, detail: { session: input.sessionId } },
      tx,
    );
  });
}

/** Ends the session the viewer came with. Does nothing where it has ended meanwhile. */
export async function signOut(viewer: Viewer): Promise<void> {
  if (viewer.via.kind !== "session") return;
  await revokeSession(viewer, { sessionId: viewer.via.sessionId }).catch((thrown) => {
    if (!(thrown instanceof AppError) || thrown.code !== "not_found") throw thrown;
  });
}

/** Ends every session of the viewer but this one. */
export async function revokeOtherSessions(viewer: Viewer): Promise<void> {
  await refuseToken(viewer);
  const here = viewer.via.kind === "session" ? viewer.via.sessionId : null;
  await getDb().$transaction(async (tx) => {
    await tx.session.updateMany({
      where: { userId: viewer.userId, revokedAt: null, ...(here === null ? {} : { id: { not: here } }) },
      data: { revokedAt: new Date() },
    });
    await recordAudit(viewer, { action: "session.end_others", subject: viewer.userId }, tx);
  });
}
