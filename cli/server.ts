import type { DiagnosticView } from "@/lib/domain/migration-view";
import type { TokenScope } from "@/lib/domain/viewer";

/** The Strata that is asked, as whom, and which scope of the token that takes. */
export type Server = {
  readonly origin: string;
  readonly token: string;
  readonly project: string;
  readonly scope: Extract<TokenScope, "read" | "import">;
};

type RefusalKind = "refused" | "unreachable" | "nothingToRead";

/** Why a server did not do what it was asked; the message says what to do. */
export class ServerRefused extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly diagnostics: readonly DiagnosticView[] = [],
  ) {
    super(message);
  }
}

/** The origin of an address of Strata. Throws {@link ServerRefused} for what is no address. */
export function originOf(url: string): string {
  try {
    const { origin, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol)) throw new TypeError();
    return origin;
  } catch {
    throw new ServerRefused(
      "nothingToRead",
      `${url} is no address of a server. Give --url as https://strata.example.com.`,
    );
  }
}

/** Asks a server with its token, and gives an answer that is good. Throws {@link ServerRefused} for any other, and where none comes. */
export async function askServer(
  server: Server,
  path: string,
  body: FormData | string | null = null,
): Promise<Response & { readonly body: ReadableStream<Uint8Array> }> {
  const response = await reach(server, path, body);
  if (response.ok && response.body !== null) return response as Response & { body: ReadableStream<Uint8Array> };
  throw await refusalOf(server, response);
}

async function reach(server: Server, path: string, body: FormData | string | null): Promise<Response> {
  const headers: Record<string, string> = { Authorization: `Bearer ${server.token}` };
  if (typeof body === "string") headers["Content-Type"] = "application/json";
  const method = body === null ? "GET" : "POST";
  try {
    return await fetch(new URL(path, server.origin), { method, headers, body, redirect: "manual" });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
    throw new ServerRefused("unreachable", `${server.origin} does not answer${cause}. Is Strata running there?`);
  }
}

async function refusalOf(server: Server, response: Response): Promise<ServerRefused> {
  if (response.status >= 300 && response.status < 400) {
    const target = response.headers.get("location") ?? "elsewhere";
    return new ServerRefused("refused", `${server.origin} sends to ${target}. Give that address as --url.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 404)
    return new ServerRefused(
      "refused",
      `There is no project ${server.project} at ${server.origin} that this token reaches. Look at --project, --url and the token.`,
    );
  const error = errorIn(answer);
  if (error === null)
    return new ServerRefused(
      "refused",
      `${server.origin} answered ${response.status}, not as Strata does. Look at --url.`,
    );
  return new ServerRefused("refused", withAdvice(server, error.code, error.message));
}

function errorIn(answer: unknown): { readonly code: string; readonly message: string } | null {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return null;
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return null;
  return { code: String(error.code), message: String(error.message) };
}

/** A refusal with what can be done about it. */
export function withAdvice({ scope }: Pick<Server, "scope">, code: string, message: string): string {
  if (code === "conflict" && message.includes("acceptHistory"))
    return `${message} Here: push again with --accept-history.`;
  const role = scope === "import" ? "editor" : "viewer";
  if (code === "unauthenticated")
    return `${message} Make a token with the scope ${scope} at /account/tokens, and give it as STRATA_TOKEN.`;
  if (code === "forbidden")
    return `${message} It takes the role ${role} in the project, and a token with the scope ${scope}; a token's scopes are set when it is made, at /account/tokens.`;
  return message;
}
