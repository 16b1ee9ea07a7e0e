import "server-only";
import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode, errorTable, statusOf } from "@/lib/domain/errors";
import { log } from "../log";
import { isDatabaseGone } from "./is-database-gone";

/** What a refusal or failure is told to the outside. `details.id` is in our log, where the cause is. */
export type ErrorBody = {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details?: unknown;
  };
};

/** Turns anything thrown into an `AppError`; what was not expected is logged with an id, which people are told, and shown without its insides. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const id = randomUUID();
  log.error({ id, err: thrown }, "unexpected error");
  if (isDatabaseGone(thrown)) return new AppError("unavailable", undefined, { id });
  return new AppError("internal", `${errorTable.internal.words} Reference: ${id}`, { id });
}

/** The response for anything thrown. */
export function respondToError(thrown: unknown): Response {
  const error = toAppError(thrown);
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details ? { details: error.details } : {}),
    },
  };
  const headers = new Headers({ "Cache-Control": "private, no-store" });
  if (error.code === "too_many" || error.code === "unavailable") {
    headers.set("Retry-After", String(error.details?.retryAfterSeconds ?? 5));
  }
  return Response.json(body, { status: statusOf(error.code), headers });
}
