import "server-only";
import { cookies } from "next/headers";
import { getSessionViewer } from "./get-session-viewer";
import { getViewer } from "./get-viewer";
import { rememberBrowser } from "./known-browser";
import { signOut } from "./revoke-session";
import { cookieOptions, SESSION_SECONDS, sealSessionId, sessionCookieName } from "./session-cookie";

/**
 * Puts a fresh session into this browser, from an action or a route, and has the browser known to its account. Whoever was signed in here before is signed out: a session
 * planted in this browser is worth nothing afterwards.
 */
export async function enter(sessionId: string): Promise<void> {
  await leaveBefore();
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSessionId(sessionId), { ...cookieOptions(), maxAge: SESSION_SECONDS });
  const viewer = await getSessionViewer(sessionId);
  if (viewer) await rememberBrowser(viewer.email);
}

/** Ends the session this browser came with, if there is one. */
export async function leaveBefore(): Promise<void> {
  const before = await getViewer();
  if (before) await signOut(before);
}
