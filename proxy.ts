import { type NextRequest, NextResponse } from "next/server";
import { publicOrigin } from "@/lib/server/http/refuse-foreign-origin";

/**
 * Refuses what another site's page sends to change something: Next.js would answer it with a failure of its own. What is let through
 * (no origin, this process by another name) each action refuses, in words. The forwarded host is ours; see distrust-headers.ts.
 */
export function proxy({ method, headers }: NextRequest): NextResponse {
  const origin = headers.get("origin");
  if (method === "GET" || method === "HEAD" || origin === null || origin === publicOrigin()) return NextResponse.next();
  if (URL.canParse(origin) && new URL(origin).host === headers.get("x-forwarded-host")) return NextResponse.next();
  return new NextResponse("This request did not come from a page of Strata.", { status: 403 });
}

/**
 * Only what names its origin: opening a page and asking for its data do not, and need not go through here. Left out: `/api/`, whose uploads
 * would arrive cut off at 10 MB behind a proxy; frames and static files.
 */
export const config = {
  matcher: [
    {
      source: "/((?!api/|frames/|vendor/|_next/static|_next/image|icon.svg|favicon.ico|robots.txt).*)",
      has: [{ type: "header", key: "origin" }],
    },
  ],
};
