/** Every way in which a request can be refused, with its HTTP status and what a person is told when nothing better is known. */
export const errorTable = {
  unauthenticated: { status: 401, words: "Sign in to go on." },
  forbidden: {
    status: 403,
    words: "Your role in this project does not allow that.",
  },
  not_found: {
    status: 404,
    words: "There is nothing here, or it is not yours to see.",
  },
  invalid: { status: 400, words: "Something in what was sent is not right." },
  conflict: { status: 409, words: "Somebody else changed this meanwhile." },
  base_required: {
    status: 428,
    words: "Say which revision the edit started from.",
  },
  too_large: { status: 413, words: "That is larger than Strata takes." },
  too_many: {
    status: 429,
    words: "Too many attempts. Wait a moment and try again.",
  },
  unavailable: {
    status: 503,
    words: "The database does not answer. Nothing was changed; try again in a moment.",
  },
  internal: {
    status: 500,
    words: "Something went wrong on our side. Nothing was changed.",
  },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** An expected refusal. `message` is for people; `details` is data a program can use (such as the newest text of a doc). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | null;

  constructor(code: ErrorCode, message?: string, details: Readonly<Record<string, unknown>> | null = null) {
    super(message ?? errorTable[code].words);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** The HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return errorTable[code].status;
}
