import { useSyncExternalStore } from "react";
import { RequestError } from "./request";

/** What was asked for and did not happen, though nothing was wrong with it: `again` asks for the same once more. */
export type FailedCall = { readonly by: object; readonly message: string; readonly again: () => void };

const none: readonly FailedCall[] = [];
let failed = none;
const listeners = new Set<() => void>();

/** Keeps a failure on screen until its asker succeeds, asks for something else, or is told to leave it. */
export function noteFailure(call: FailedCall): void {
  change([...failed.filter(({ by }) => by !== call.by), call]);
}

export function forgetFailure(by: object): void {
  if (failed.some((call) => call.by === by)) change(failed.filter((call) => call.by !== by));
}

export const currentFailures = (): readonly FailedCall[] => failed;
export const useFailedCalls = (): readonly FailedCall[] => useSyncExternalStore(subscribe, currentFailures, () => none);

/** Whether the same request may succeed another time: nobody was reached, or nobody is signed in now. */
export function mayWorkAgain(error: Error): boolean {
  return error instanceof RequestError && (mayWorkLater(error.status) || error.status === 401);
}

/** Whether a request refused with this status may succeed by itself a little later. */
export const mayWorkLater = (status: number) => status === 0 || status === 408 || status === 429 || status >= 500;

function change(now: readonly FailedCall[]): void {
  failed = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
