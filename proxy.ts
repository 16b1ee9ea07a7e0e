import { type NextRequest, NextResponse } from "next/server";
import { publicOrigin } from "@/lib/server/http/refuse-foreign-origin";

const isDevelopment = process.env.NODE_ENV === "development";

/** The policy of a page: scripts only with this request's nonce, nothing from elsewhere, never inside a frame. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Whether another site's page sends this to change something: what Next.js would answer with a failure of its own. What it lets through
 * (no origin, this process by another name) each action refuses, in words. The forwarded host is ours; see distrust-headers.ts.
 */
function isForeign({ method, headers }: NextRequest): boolean {
  const origin = headers.get("origin");
  if (method === "GET" || method === "HEAD" || origin === null || origin === publicOrigin()) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get("x-forwarded-host");
}

/**
 * Gives each page a policy with a fresh nonce. What a client sends under the same names is replaced, so that nobody
 * can choose the nonce. Who may see what is decided where data is read, not here.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isForeign(request)) return new NextResponse("This request did not come from a page of Strata.", { status: 403 });
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy-report-only");
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // Where a page sends somebody back to after signing in.
  headers.set("x-strata-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/**
 * Left out: `/api/`, whose uploads would arrive cut off at 10 MB behind a proxy; frames, which set a policy of their
 * own; and static files.
 */
export const config = {
  matcher: ["/((?!api/|frames/|vendor/|_next/static|_next/image|icon.svg|favicon.ico|robots.txt).*)"],
};
