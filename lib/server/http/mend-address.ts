import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const NOWHERE = "/not-an-address";

/**
 * The address of a request as it may go on: itself, or one where nothing is when it is no path, cannot be decoded or names a NUL
 * character. Next.js answers the first two with an error of its own, without any of our headers, and PostgreSQL the third.
 */
export function mendAddress(address: string): string {
  const [path = ""] = address.split("?", 1);
  return path.startsWith("/") && isDecodable(path) && !address.includes("%00") ? address : NOWHERE;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** From now on, every request this process receives goes on with its address mended. */
export function mendAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.url = mendAddress(request.url ?? "/");
  });
}
