import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getSessionViewer } from "./get-session-viewer";
import { getTokenViewer } from "./get-token-viewer";
import { openSessionCookie, sessionCookieName } from "./session-cookie";

/**
 * Who sends a request: the token of its `Authorization: Bearer` header, else the session of its cookie. A header that is there
 * and wrong is never made good by a cookie; a token anywhere else (query, body) is not looked at. Throws `unauthenticated`.
 */
export async function getRequestViewer(request: Request): Promise<Viewer> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const bearer = /^bearer +(\S+)$/iu.exec(authorization)?.[1];
    if (bearer === undefined) throw new AppError("unauthenticated", "Send the token as `Authorization: Bearer …`.");
    return getTokenViewer(bearer);
  }
  const sessionId = await openSessionCookie(readCookie(request.headers.get("cookie"), sessionCookieName()));
  const viewer = sessionId === null ? null : await getSessionViewer(sessionId);
  if (viewer === null) throw new AppError("unauthenticated");
  return viewer;
}

function readCookie(header: string | null, name: string): string | undefined {
  const pair = header?.split(/; */u).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
