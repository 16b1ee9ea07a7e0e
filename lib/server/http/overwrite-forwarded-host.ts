import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { publicOrigin } from "./refuse-foreign-origin";

/**
 * From now on, every request this process receives says it was sent to the public address as configured, whatever a client or an edge
 * wrote: Next.js compares the origin of an action with this header, and builds addresses from it.
 */
export function overwriteForwardedHost(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const { host, protocol } = new URL(publicOrigin());
    request.headers["x-forwarded-host"] = host;
    request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
  });
}
