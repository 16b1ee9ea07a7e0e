import "server-only";
import { isIPv6 } from "node:net";

/** The header that carries the address of the connection's other end. `instrumentation.ts` writes it over whatever was sent. */
export const PEER_HEADER = "x-strata-peer";

/**
 * The address a request comes from, for rate limits. Without proxies it is the connection's own. Behind `TRUSTED_PROXY_HOPS`
 * proxies (a number, 0 by default) that each append to `X-Forwarded-For`, it is the entry the first of them wrote; what a client
 * wrote to the left of that counts for nothing. Of an IPv6 address only the network of 64 bits counts, which is what one client has
 * to itself; a port that a proxy adds does not count.
 */
export function clientAddress(headers: Headers): string {
  const peer = networkOf(headers.get(PEER_HEADER) ?? "unknown");
  const hops = Number(process.env.TRUSTED_PROXY_HOPS ?? 0);
  if (!Number.isInteger(hops) || hops < 1) return peer;
  const entries = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return networkOf(entries.at(-hops) ?? "") || peer;
}

function networkOf(entry: string): string {
  const address = /^\[([^\]]*)\](?::\d+)?$/u.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/u, "$1");
  const mapped = /^::ffff:([\d.]+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ""] = address.split("%", 1);
  return isIPv6(bare) ? firstHalf(bare) : address;
}

function firstHalf(address: string): string {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const [first = [], last = []] = groups;
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}
