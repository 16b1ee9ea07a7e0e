import { useSyncExternalStore } from "react";
import type { SavedDoc } from "@/lib/domain/docs";
import { mayWorkAgain } from "./failed-calls";

/** Where the newest save of this page stands; said once, in one place. */
export type SaveState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  /** `merged`: with whose revision, where it was. `dropped`: the migration that dropped what it is about, meanwhile. */
  | {
      readonly kind: "saved";
      readonly number: number;
      readonly version: string | null;
      readonly merged?: string | null;
      readonly dropped?: string | null;
    }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly message: string };

const idle: SaveState = { kind: "idle" };
let current: SaveState = idle;
const listeners = new Set<() => void>();
const onSaved = new Set<() => void>();

/** Tells the page where the newest save stands. */
export function tellSaveState(state: SaveState): void {
  current = state;
  for (const listener of listeners) listener();
}

/** Tells the page that it was not saved; what is offered again is said with that. */
export function tellFailed(error: Error): void {
  tellSaveState(mayWorkAgain(error) ? idle : { kind: "failed", message: error.message });
}

/** Tells the page that something was saved, so that it is read anew. */
export function tellSaved({ outcome, number, version, dropped }: SavedDoc, merged: string | null = null): void {
  const saved = { kind: "saved", number, version, merged, dropped: dropped?.version ?? null } as const;
  tellSaveState(outcome === "unchanged" ? { kind: "unchanged" } : saved);
  for (const listener of onSaved) listener();
}

/** Calls back after every save. Gives what ends it. */
export function whenSaved(listener: () => void): () => void {
  onSaved.add(listener);
  return () => void onSaved.delete(listener);
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
