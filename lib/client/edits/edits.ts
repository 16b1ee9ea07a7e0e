import { useSyncExternalStore } from "react";
import { type Edit, placeOf } from "./edit";

/** Whether this browser keeps what is written: not known before it was tried. */
export type Keeping = "unknown" | "kept" | "impossible";

type Saved = { readonly number: number; readonly text: string };
type Keep = { readonly put: (edit: Edit) => void; readonly drop: (id: string) => void };

/** Set on this device while anything is kept on it, so that a page without any loads nothing to look for it. */
export const KEPT_FLAG = "strata-kept";

let person: string | null = null;
let all: readonly Edit[] = [];
let keeping: Keeping = "unknown";
let keep: Keep = { put: () => {}, drop: () => {} };
const saved = new Map<string, Saved>();
const shown = new Map<string, number>();
const listeners = new Set<() => void>();

/** The person whose edits these are; another one's are forgotten here and stay on the device. */
export function setPerson(id: string): void {
  if (person === id) return;
  person = id;
  all = [];
  saved.clear();
  tell();
}

export const currentPerson = (): string | null => person;
export const currentEdits = (): readonly Edit[] => all;
export const editAt = (place: string): Edit | null => all.find((edit) => isAt(edit, place)) ?? null;
export const editOf = (id: string): Edit | null => all.find((edit) => edit.id === id) ?? null;

/** Remembers an edit as it stands now, here and on the device. */
export function putEdit(edit: Edit): void {
  all = all.some(({ id }) => id === edit.id)
    ? all.map((other) => (other.id === edit.id ? edit : other))
    : [...all, edit];
  keep.put(edit);
  tell();
}

/** Forgets an edit: it was saved, or its writer does not want it. */
export function dropEdit(id: string): void {
  all = all.filter((edit) => edit.id !== id);
  keep.drop(id);
  tell();
}

/** What a field says since it was saved, until its page has been read anew and says the same. */
export function setSaved(place: string, newest: Saved): void {
  saved.set(place, newest);
  tell();
}

/** The newest revision of a field that this page shows; 0 where it shows none. */
export const knownNumber = (place: string): number => Math.max(saved.get(place)?.number ?? 0, shown.get(place) ?? 0);

/** Says which revision of a field the page shows. */
export function showNumber(place: string, number: number): void {
  shown.set(place, number);
}

/** From now on edits are kept by this; `impossible` where the browser does not let us. */
export function keepWith(device: Keep | null): void {
  keeping = device ? "kept" : "impossible";
  if (device) keep = device;
  for (const edit of all) keep.put(edit);
  tell();
}

export const useEdit = (place: string): Edit | null => useSyncExternalStore(subscribe, () => editAt(place), nothing);
export const useEdits = (): readonly Edit[] => useSyncExternalStore(subscribe, currentEdits, noEdits);
export const useSaved = (place: string): Saved | null =>
  useSyncExternalStore(subscribe, () => saved.get(place) ?? null, nothing);
export const useKeeping = (): Keeping => useSyncExternalStore(subscribe, () => keeping, unknown);

const none: readonly Edit[] = [];
const [noEdits, nothing, unknown] = [() => none, () => null, () => "unknown" as const];

const isAt = (edit: Edit, place: string) => placeOf(edit.target, edit.field) === place;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
