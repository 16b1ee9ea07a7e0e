import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { publicOrigin } from "./refuse-foreign-origin";

/** The end of a connection that is this process's own. */
export type OwnEnd = { readonly localAddress?: string | undefined; readonly localPort?: number | undefined };

/**
 * Takes out of a request's headers what a client must not say. The forwarded host is what Next.js holds the origin of an action against,
 * and where it sends an action on to: it becomes the public address as configured. A page got from this very process by another of its
 * names keeps that, so that its actions can say in words that the address is another. A policy or nonce would be taken over into
 * what is no page; see protect-pages.ts. An empty origin becomes an unknown one, which proxy.ts is asked about.
 */
export function distrustHeaders(headers: IncomingHttpHeaders, own: OwnEnd): void {
  const { host, protocol } = new URL(publicOrigin());
  const isByAnotherName = headers.origin !== publicOrigin() && namesOf(own).includes(headers.host ?? "");
  headers["x-forwarded-host"] = isByAnotherName ? headers.host : host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  if (headers.origin === "") headers.origin = "null";
  for (const name of ["content-security-policy", "content-security-policy-report-only", "x-nonce"])
    delete headers[name];
}

/** From now on, the headers of every request this process receives are read this way. */
export function distrustEveryRequest(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    distrustHeaders(request.headers, request.socket);
  });
}

function namesOf({ localAddress = "", localPort }: OwnEnd): readonly string[] {
  const address = localAddress.replace(/^::ffff:/u, "");
  return ["localhost", address.includes(":") ? `[${address}]` : address].map((name) => `${name}:${localPort}`);
}
