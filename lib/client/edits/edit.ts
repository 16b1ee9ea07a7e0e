import type { DocConflict } from "@/lib/domain/docs";

/** Where a text hangs: an object of the catalog, or a page. */
export type EditTarget = { readonly objectId: string } | { readonly pageId: string };

/** A save that was sent and whose answer is not known: sent again as it is, with its key, until it is. */
export type Attempt = {
  readonly key: string;
  readonly base: number;
  readonly text: string;
  readonly reason: string | null;
};

/** How far an edit is on its way to being a revision. */
export type EditState =
  | { readonly kind: "writing" }
  | { readonly kind: "sending" }
  /** Asked to be saved; goes as soon as Strata can be reached. */
  | { readonly kind: "waiting" }
  | { readonly kind: "signed out"; readonly message: string }
  | { readonly kind: "conflict"; readonly conflict: DocConflict }
  | { readonly kind: "refused"; readonly message: string };

/** What a person wrote into one field and no server has acknowledged. */
export type Edit = {
  readonly id: string;
  readonly person: string;
  readonly project: string;
  readonly target: EditTarget;
  readonly field: string;
  /** "Purpose of users", and the page it was written on, for the list of what is kept. */
  readonly label: string;
  readonly href: string;
  /** The revision it started from, and what that said. */
  readonly base: number;
  readonly baseText: string;
  readonly text: string;
  /** When it was last typed at, in milliseconds. */
  readonly at: number;
  readonly attempt: Attempt | null;
  readonly state: EditState;
};

/** What names a field on every page: edits, saves of others and who writes there are kept by it. */
export function placeOf(target: EditTarget, field: string): string {
  return `${"objectId" in target ? target.objectId : target.pageId}/${field}`;
}

/** A name nobody else has. `crypto.randomUUID` is missing where a page is not served securely. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
