import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Where a page was asked for, for whoever has to sign in first. */
export const ADDRESS_HEADER = "x-strata-path";

const isDevelopment = process.env.NODE_ENV === "development";
// Frames set a policy of their own; what programs ask for and static files have none that carries a nonce.
const isOther = /^\/(?:api\/|frames\/|vendor\/|_next\/static|_next\/image|icon\.svg|favicon\.ico|robots\.txt)/u;

/** The policy of a page: scripts only with this request's nonce, nothing from elsewhere, never inside a frame. */
function contentSecurityPolicy(nonce: string): string {
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
 * Gives a page its policy with a fresh nonce, which Next.js takes for its scripts from the request. What a client sends under the same
 * names is replaced, so that nobody can choose the nonce. Who may see what is decided where data is read, not here.
 */
export function protectPage(request: IncomingMessage, response: ServerResponse): void {
  const address = request.url ?? "/";
  if (isOther.test(address)) return;
  const policy = contentSecurityPolicy(randomBytes(18).toString("base64"));
  delete request.headers["content-security-policy-report-only"];
  request.headers["content-security-policy"] = policy;
  request.headers[ADDRESS_HEADER] = withoutMark(address);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "private, no-store");
}

/** From now on, every page of this process is protected so. */
export function protectEveryPage(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    protectPage(request, response);
  });
}

/** The address without what the router adds to it when it asks for a page's data. */
function withoutMark(address: string): string {
  const [path = "/", ...rest] = address.split("?");
  const search = new URLSearchParams(rest.join("?"));
  if (!search.has("_rsc")) return address;
  search.delete("_rsc");
  return search.size > 0 ? `${path}?${search}` : path;
}
