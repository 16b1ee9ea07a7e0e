import { useSyncExternalStore } from "react";

/** Where the newest save of this page stands; said once, in one place. */
export type SaveState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly number: number; readonly version: string | null }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly message: string };

const idle: SaveState = { kind: "idle" };
let current: SaveState = idle;
const listeners = new Set<() => void>();

/** Tells the page where the newest save stands. */
export function tellSaveState(state: SaveState): void {
  current = state;
  for (const listener of listeners) listener();
}

/** The newest save's state, followed. */
export function useSaveState(): SaveState {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => idle,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
