import "server-only";
import { cookies } from "next/headers";
import { getViewer } from "./get-viewer";
import { signOut } from "./revoke-session";
import { cookieOptions, SESSION_SECONDS, sealSessionId, sessionCookieName } from "./session-cookie";

/**
 * Puts a fresh session into this browser, from an action or a route. Whoever was signed in here before is signed out: a session
 * planted in this browser is worth nothing afterwards.
 */
export async function enter(sessionId: string): Promise<void> {
  await leaveBefore();
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSessionId(sessionId), { ...cookieOptions(), maxAge: SESSION_SECONDS });
}

/** Ends the session this browser came with, if there is one. */
export async function leaveBefore(): Promise<void> {
  const before = await getViewer();
  if (before) await signOut(before);
}
