import { randomBytes } from "node:crypto";
import { openSession } from "@/lib/server/session/open-session";
import { sealSessionId, sessionCookieName } from "@/lib/server/session/session-cookie";
import { startWebProcess, type WebProcess } from "@/scripts/testing/web-process";

/** A web process of the production build on the database of the benchmark. */
export function startBenchWeb(): Promise<WebProcess> {
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");
  const { DATABASE_URL = "", NEXTAUTH_SECRET } = process.env;
  return startWebProcess({ DATABASE_URL, NEXTAUTH_SECRET });
}

/** What a browser of somebody signed in sends along to a process that `startBenchWeb` started. */
export async function signIn(userId: string): Promise<{ readonly Cookie: string }> {
  return { Cookie: `${sessionCookieName()}=${await sealSessionId(await openSession(userId))}` };
}
