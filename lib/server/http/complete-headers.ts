import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { publicOrigin } from "./refuse-foreign-origin";

const HSTS_SECONDS = 365 * 24 * 60 * 60;

// What holds for every answer, whatever made it.
const always = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-DNS-Prefetch-Control": "off",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
} as const;

// What holds where nothing else is said. Pages have a policy with a nonce; see protect-pages.ts.
const otherwise = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cache-Control": "private, no-store",
} as const;

/** Completes the headers of an answer as they are sent: its own policy and caching stay, what is missing is added. */
export function completeHeaders(response: ServerResponse): void {
  const { writeHead } = response;
  Object.assign(response, {
    writeHead(...args: readonly unknown[]) {
      for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
      for (const [name, value] of Object.entries(otherwise))
        if (!response.hasHeader(name)) response.setHeader(name, value);
      if (publicOrigin().startsWith("https:"))
        response.setHeader("Strict-Transport-Security", `max-age=${HSTS_SECONDS}`);
      return Reflect.apply(writeHead, response, args);
    },
  });
}

/**
 * From now on, every answer of this process carries the headers that protect it. Next.js leaves its own redirects, its "not found" and
 * static files without some of what its configuration says.
 */
export function completeEveryAnswer(): void {
  subscribe("http.server.request.start", (message) => {
    completeHeaders((message as { response: ServerResponse }).response);
  });
}
