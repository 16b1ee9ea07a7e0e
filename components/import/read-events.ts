import { forPerson } from "@/lib/client/request";
import type { ErrorCode } from "@/lib/domain/errors";
import type { ImportEvent } from "@/lib/domain/import-view";
import type { DiagnosticView } from "@/lib/domain/migration-view";

/** Why an import was refused or broke off, in words for a person. */
export class ImportRefusal extends Error {
  readonly code: ErrorCode | "offline";
  readonly diagnostics: readonly DiagnosticView[];

  constructor(code: ErrorCode | "offline", message: string, diagnostics: readonly DiagnosticView[] = []) {
    super(message);
    this.name = "ImportRefusal";
    this.code = code;
    this.diagnostics = diagnostics;
  }
}

type Progress = Extract<ImportEvent, { kind: "progress" }>;
type Last = Extract<ImportEvent, { kind: "preview" | "done" }>;

/** Sends a request whose answer is a stream of import events; gives the last one, or throws an `ImportRefusal`. */
export async function sendForEvents(
  url: string,
  body: FormData | string,
  onProgress: (event: Progress) => void,
): Promise<Last> {
  const headers = { ...forPerson(), ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}) };
  const response = await fetch(url, { method: "POST", body, headers }).catch(() => {
    throw new ImportRefusal("offline", "Strata could not be reached. Nothing was changed; try again in a moment.");
  });
  if (!response.ok || response.body === null) throw await toRefusal(response);
  for await (const event of eventsOf(response.body)) {
    if (event.kind === "progress") onProgress(event);
    else if (event.kind === "error") throw new ImportRefusal(event.code as ErrorCode, event.message, event.diagnostics);
    else return event;
  }
  throw new ImportRefusal("offline", "The connection broke off. Look at the list of migrations before trying again.");
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || value === undefined) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield JSON.parse(line);
  }
}

async function toRefusal(response: Response): Promise<ImportRefusal> {
  try {
    const { error } = await response.json();
    return new ImportRefusal(error.code, error.message);
  } catch {
    return new ImportRefusal("internal", "Strata gave an answer it should not have. Try again.");
  }
}
