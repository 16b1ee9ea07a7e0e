import type { ImportEvent } from "@/lib/domain/import-view";
import type { DiagnosticView } from "@/lib/domain/migration-view";

/** The Strata that is pushed to. */
export type Server = { readonly origin: string; readonly token: string; readonly project: string };

export type Progress = Extract<ImportEvent, { kind: "progress" }>;
type Last = Extract<ImportEvent, { kind: "preview" | "done" }>;
type RefusalKind = "refused" | "unreachable" | "nothingToPush";

/** Why a push did not come about; the message says what to do. */
export class PushRefused extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly diagnostics: readonly DiagnosticView[] = [],
  ) {
    super(message);
  }
}

/** Sends a request whose answer is a stream of import events; gives the last one, or throws {@link PushRefused}. */
export async function sendForEvents(
  server: Server,
  path: string,
  body: FormData | string,
  onProgress: (event: Progress) => void,
): Promise<Last> {
  const response = await reach(server, path, body);
  if (!response.ok || response.body === null) throw await refusalOf(server, response);
  for await (const event of eventsOf(server, response.body)) {
    if (event.kind === "progress") onProgress(event);
    else if (event.kind === "error") throw refusalInStream(event);
    else return event;
  }
  throw cutOff(server);
}

async function reach(server: Server, path: string, body: FormData | string): Promise<Response> {
  const headers: Record<string, string> = { Authorization: `Bearer ${server.token}` };
  if (typeof body === "string") headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(path, server.origin), { method: "POST", headers, body, redirect: "manual" });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
    throw new PushRefused("unreachable", `${server.origin} does not answer${cause}. Is Strata running there?`);
  }
}

async function* eventsOf(server: Server, body: ReadableStream<Uint8Array>): AsyncGenerator<ImportEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield JSON.parse(line);
    }
  } catch (error) {
    if (error instanceof PushRefused) throw error;
    throw cutOff(server);
  }
}

function cutOff(server: Server): PushRefused {
  return new PushRefused(
    "unreachable",
    `${server.origin} broke off the answer. Push again: what was imported is recognised.`,
  );
}

function refusalInStream({ code, message, diagnostics }: Extract<ImportEvent, { kind: "error" }>): PushRefused {
  const isNothing = diagnostics.length > 0 && code === "invalid";
  return new PushRefused(isNothing ? "nothingToPush" : "refused", withAdvice(code, message), diagnostics);
}

async function refusalOf(server: Server, response: Response): Promise<PushRefused> {
  if (response.status >= 300 && response.status < 400) {
    const target = response.headers.get("location") ?? "elsewhere";
    return new PushRefused("refused", `${server.origin} sends to ${target}. Give that address as --url.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 404)
    return new PushRefused(
      "refused",
      `There is no project ${server.project} at ${server.origin} that this token reaches. Look at --project, --url and the token.`,
    );
  const error = errorIn(answer);
  if (error === null)
    return new PushRefused(
      "refused",
      `${server.origin} answered ${response.status}, not as Strata does. Look at --url.`,
    );
  return new PushRefused("refused", withAdvice(error.code, error.message));
}

function errorIn(answer: unknown): { readonly code: string; readonly message: string } | null {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return null;
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return null;
  return { code: String(error.code), message: String(error.message) };
}

const advice: Readonly<Record<string, string>> = {
  unauthenticated: "Make a token with the scope import at /account/tokens, and give it as STRATA_TOKEN.",
  forbidden:
    "It takes the role editor in the project, and a token with the scope import; a token's scopes are set when it is made, at /account/tokens.",
};

function withAdvice(code: string, message: string): string {
  if (code === "conflict" && message.includes("acceptHistory"))
    return `${message} Here: push again with --accept-history.`;
  return advice[code] === undefined ? message : `${message} ${advice[code]}`;
}
