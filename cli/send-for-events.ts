import type { ImportEvent } from "@/lib/domain/import-view";
import { askServer, type Server, ServerRefused, withAdvice } from "./server";

export type Progress = Extract<ImportEvent, { kind: "progress" }>;
type Failed = Extract<ImportEvent, { kind: "error" }>;
type Event<Last> = Progress | Failed | Last;

/**
 * Sends a request whose answer is a stream of events; gives the last one, of one of the `wanted` kinds. Throws
 * {@link ServerRefused} where the answer is an error, or any other.
 */
export async function sendForEvents<Last extends { readonly kind: string }>(
  server: Server,
  path: string,
  body: FormData | string,
  { wanted, onProgress }: { readonly wanted: Last["kind"]; readonly onProgress: (event: Progress) => void },
): Promise<Last> {
  const response = await askServer(server, path, body);
  for await (const event of eventsOf<Last>(server, response.body)) {
    if (isProgress(event)) onProgress(event);
    else if (isFailed(event)) throw refusalInStream(server, event);
    else if (event.kind === wanted) return event;
    else break;
  }
  throw cutOff(server);
}

const isProgress = (event: { readonly kind: string }): event is Progress => event.kind === "progress";
const isFailed = (event: { readonly kind: string }): event is Failed => event.kind === "error";

async function* eventsOf<Last>(server: Server, body: ReadableStream<Uint8Array>): AsyncGenerator<Event<Last>> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield JSON.parse(line);
    }
  } catch (error) {
    if (error instanceof ServerRefused) throw error;
    throw cutOff(server);
  }
}

function cutOff(server: Server): ServerRefused {
  return new ServerRefused(
    "unreachable",
    `${server.origin} broke off the answer. Try again: what was imported is recognised.`,
  );
}

function refusalInStream(server: Server, { code, message, diagnostics }: Failed): ServerRefused {
  const isNothing = diagnostics.length > 0 && code === "invalid";
  return new ServerRefused(isNothing ? "nothingToRead" : "refused", withAdvice(server, code, message), diagnostics);
}
