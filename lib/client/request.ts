import type { ErrorCode } from "@/lib/domain/errors";
import { currentPerson } from "./edits/edits";

/** A refusal as the API tells it; `status` 0 means the server could not be reached. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: ErrorCode | "offline";
  readonly details: unknown;

  constructor(status: number, code: ErrorCode | "offline", message: string, details: unknown = null) {
    super(message);
    this.name = "RequestError";
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

type Init = {
  method?: "GET" | "POST" | "PUT" | "PATCH";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** For whom this page asks: who is signed in may have become another in another tab, and the server holds it against this. */
export function forPerson(): Record<string, string> {
  const person = currentPerson();
  return person === null ? {} : { "Strata-Person": person };
}

/** Calls Strata's own API with the session's cookie; answers the JSON or throws a `RequestError` with words for a person. */
export async function request<Answer>(
  url: string,
  { method = "GET", body, headers, signal }: Init = {},
): Promise<Answer> {
  const response = await reach(url, {
    method,
    headers: { ...forPerson(), ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new RequestError(
      0,
      "offline",
      "Strata could not be reached. What you wrote is still here; save again when you are back.",
    );
  }
}

async function refusal(response: Response): Promise<RequestError> {
  try {
    const { error } = await response.json();
    return new RequestError(response.status, error.code, error.message, error.details ?? null);
  } catch {
    return new RequestError(response.status, "internal", "Strata gave an answer it should not have. Try again.");
  }
}
