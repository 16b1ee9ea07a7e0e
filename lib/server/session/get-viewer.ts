import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import { paths } from "@/lib/domain/paths";
import { safeNext } from "@/lib/domain/safe-next";
import type { Viewer } from "@/lib/domain/viewer";
import { ADDRESS_HEADER } from "../http/protect-pages";
import { getSessionViewer } from "./get-session-viewer";
import { openSessionCookie, sessionCookieName } from "./session-cookie";

/** Who is signed in in this browser, looked up once a request; null for nobody. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies();
  const sessionId = await openSessionCookie(jar.get(sessionCookieName())?.value);
  return sessionId === null ? null : getSessionViewer(sessionId);
});

/** The viewer of an action or a route; `unauthenticated` for nobody. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer === null) throw new AppError("unauthenticated");
  return viewer;
}

/** The viewer of a page; nobody is sent to sign in and comes back to this page afterwards. */
export async function requirePageViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer === null) redirect(paths.signIn(safeNext((await headers()).get(ADDRESS_HEADER))));
  return viewer;
}
