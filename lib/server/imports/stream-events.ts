import "server-only";
import type { ImportEvent } from "@/lib/domain/import-view";
import type { DiagnosticView } from "@/lib/domain/migration-view";
import { toAppError } from "../http/respond-to-error";

type Progress = Extract<ImportEvent, { kind: "progress" }>;
type Failed = Extract<ImportEvent, { kind: "error" }>;

/** How often progress is told at most; what happens between two tellings is passed over. */
const EVERY_MS = 50;

/**
 * Answers with `application/x-ndjson`, one event a line, while `run` works: progress as it is told, then the event that
 * `run` comes to, or an `error`. When nobody reads any more, `run` goes on to its end all the same.
 */
export function streamEvents<Last>(run: (tell: (event: Progress) => void) => Promise<Last>): Response {
  const encoder = new TextEncoder();
  let isRead = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: Progress | Failed | Last) => {
        if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      void run(seldom(send))
        .then(send, (thrown) => send(toErrorEvent(thrown)))
        .finally(() => {
          if (isRead) controller.close();
        });
    },
    cancel() {
      isRead = false;
    },
  });
  return new Response(body, {
    headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "X-Accel-Buffering": "no" },
  });
}

function seldom(send: (event: Progress) => void): (event: Progress) => void {
  let last = 0;
  return (event) => {
    const now = performance.now();
    if (event.done < event.total && now - last < EVERY_MS) return;
    last = now;
    send(event);
  };
}

function toErrorEvent(thrown: unknown): Failed {
  const { code, message, details } = toAppError(thrown);
  const diagnostics = Array.isArray(details?.diagnostics) ? (details.diagnostics as readonly DiagnosticView[]) : [];
  return { kind: "error", code, message, diagnostics };
}
