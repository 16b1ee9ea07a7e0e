import { useSyncExternalStore } from "react";
import type { LivePerson } from "@/lib/domain/live";

const nobody: readonly LivePerson[] = [];
let people: readonly LivePerson[] = nobody;
const ownSaves = new Map<string, number>();
let writing: string | null = null;
let onWriting: () => void = () => {};
const listeners = new Set<() => void>();

/** The others who have this page open, as long as it is followed. */
export const useLivePeople = (): readonly LivePerson[] => useTold(() => people, nobody);

/** Who else is writing a field now; null for nobody. */
export const useWriter = (place: string): LivePerson | null =>
  useTold(() => people.find(({ editing }) => editing === place) ?? null, null);

/** The newest revision of a field that this person was told to have saved, here or in another window; 0 for none. */
export const useOwnSave = (place: string): number => useTold(() => ownSaves.get(place) ?? 0, 0);

const useTold = <T>(read: () => T, before: T): T => useSyncExternalStore(subscribe, read, () => before);

export function noteOwnSave(place: string, number: number): void {
  ownSaves.set(place, number);
  for (const listener of listeners) listener();
}

export function setLivePeople(now: readonly LivePerson[]): void {
  people = now;
  for (const listener of listeners) listener();
}

/** Says that this person writes a field; gives what says that they do no longer. */
export function beginWriting(place: string): () => void {
  writing = place;
  onWriting();
  return () => {
    if (writing !== place) return;
    writing = null;
    onWriting();
  };
}

/** The field this person writes, and a call back whenever it is another. */
export const currentWriting = (): string | null => writing;
export function watchWriting(listener: () => void): void {
  onWriting = listener;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
