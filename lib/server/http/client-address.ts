import "server-only";

/** The header that carries the address of the connection's other end. `instrumentation.ts` writes it over whatever was sent. */
export const PEER_HEADER = "x-strata-peer";

/**
 * The address a request comes from, for rate limits. Without proxies it is the connection's own. Behind `TRUSTED_PROXY_HOPS`
 * proxies (a number, 0 by default) that each append to `X-Forwarded-For`, it is the entry the first of them wrote; what a client
 * wrote to the left of that counts for nothing.
 */
export function clientAddress(headers: Headers): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  const hops = Number(process.env.TRUSTED_PROXY_HOPS ?? 0);
  if (!Number.isInteger(hops) || hops < 1) return peer;
  const entries = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-hops) || peer;
}
