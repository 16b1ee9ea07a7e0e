import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./client-address";

/**
 * From now on, every request this process receives carries the address of its connection in a header that clients cannot choose. Next.js
 * does not hand the connection on, and what it puts into `X-Forwarded-For` gives way to what the client sent.
 */
export function stampPeerAddress(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
