import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { makeViewer } from "./make-viewer";

/** The viewer of a session as it stands this moment; null once it is revoked or over or its person's account is closed. */
export async function getSessionViewer(sessionId: string): Promise<Viewer | null> {
  const session = await getDb().session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: new Date() }, user: { closedAt: null, isSystem: false } },
    select: { id: true, user: { select: { id: true, name: true, email: true, isAdministrator: true } } },
  });
  if (session === null) return null;
  const { id, ...person } = session.user;
  return makeViewer({ userId: id, ...person, via: { kind: "session", sessionId: session.id } });
}
