import type { WriteStream } from "node:tty";
import type { Progress } from "./send-for-events";

/** Progress on a stream: `tell` shows it, `end` leaves the stream at the start of a line. */
export type ProgressLine = { readonly tell: (event: Progress) => void; readonly end: () => void };

const EVERY_MS = 1_000;
const words = { reading: "reading", replaying: "replaying", storing: "storing" } as const;

/** One line that updates itself on a terminal; elsewhere a line now and then, and one at the end of each phase. */
export function createProgressLine(
  stream: Pick<WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number },
): ProgressLine {
  let last = 0;
  let isShown = false;
  return {
    tell(event) {
      const line = `${words[event.phase]} ${event.done} of ${event.total}${event.path === null ? "" : ` ${event.path}`}`;
      if (stream.isTTY) stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
      else if (event.done === event.total || Date.now() - last >= EVERY_MS) {
        last = Date.now();
        stream.write(`${line}\n`);
      }
      isShown = true;
    },
    end() {
      if (isShown && stream.isTTY) stream.write("\r\u001b[2K");
      isShown = false;
    },
  };
}
