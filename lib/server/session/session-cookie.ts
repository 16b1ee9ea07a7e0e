import "server-only";
import { decode, encode } from "next-auth/jwt";
import { publicOrigin } from "../http/refuse-foreign-origin";
import { authSecret } from "./auth-secret";

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Attributes of a cookie of ours: never readable by scripts, and bound to this host and https where there is https. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
}

/** The name of a cookie of ours; `__Host-` keeps other hosts and plain http from setting it. */
export function cookieName(name: string): string {
  return `${isSecure() ? "__Host-" : ""}strata.${name}`;
}

export const sessionCookieName = () => cookieName("session");

function isSecure(): boolean {
  return publicOrigin().startsWith("https:");
}

/** The cookie's value for a session: an encrypted JWT that carries the session's id and nothing else. */
export function sealSessionId(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: SESSION_SECONDS });
}

/** The session's id in a cookie's value; null for anything that this secret did not seal or that is over. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  const secret = authSecret();
  if (!value || value.length > 4096) return null;
  const token = await decode({ token: value, secret }).catch(() => null);
  return typeof token?.sid === "string" && isUuid(token.sid) ? token.sid : null;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}
