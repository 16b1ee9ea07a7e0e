import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

const [SIGTERM_STATUS, MOST_MS] = [143, 9_000];

/**
 * Has this process end soon once it is told to. Next.js takes no new connection then and waits for those that are open, on which a
 * browser may go on asking for ever: what is asked from then on is answered and its connection closed. What has no answer after nine
 * seconds is cut; who sent it sends it again.
 */
export function endInTime(): void {
  process.once("SIGTERM", () => {
    subscribe("http.server.request.start", (message) => {
      (message as { response: ServerResponse }).response.setHeader("Connection", "close");
    });
    setTimeout(() => process.exit(SIGTERM_STATUS), MOST_MS).unref();
  });
}
