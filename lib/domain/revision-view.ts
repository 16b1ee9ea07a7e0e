import type { RevisionView } from "./catalog-view";
import type { DocumentedKind } from "./doc-fields";

/** A field of docs: whose it is, and where it stands. */
export type DocPlace = {
  readonly docId: string;
  readonly kind: DocumentedKind;
  /** The newest name its object has or had (`users.email`), or the page's title. */
  readonly name: string;
  readonly field: string;
  /** The heading of the field. */
  readonly label: string;
  /** The number of the newest revision. */
  readonly newest: number;
  readonly target: { readonly objectId: string } | { readonly pageId: string };
  /** The table it is on, where that stands at head. */
  readonly table: { readonly schema: string; readonly name: string } | null;
  /** The page of the wiki whose text it is. */
  readonly pageSlug: string | null;
};

/** A stretch of text that both texts have, or only the later or the earlier one. */
export type DiffPart = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** Lines both texts have, or lines that differ, word by word. */
export type DiffBlock =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "changed"; readonly parts: readonly DiffPart[] };

export type TextDiff = {
  readonly blocks: readonly DiffBlock[];
  /** The texts were too long or too different to be compared in time: one stands after the other. */
  readonly isTooDifferent: boolean;
};

/** Two revisions of one field and how their texts differ. `from` is null for the time before the first. */
export type RevisionPair = DocPlace & {
  readonly from: RevisionView | null;
  readonly to: RevisionView;
  readonly diff: TextDiff;
};

/** Lines of the newest text that one revision wrote, within one paragraph. */
export type BlamedLines = {
  /** The first of them, from 1. */
  readonly line: number;
  readonly text: string;
  readonly revision: number;
};

/** Who wrote which lines of the newest text. */
export type DocBlame = DocPlace & {
  readonly lines: readonly BlamedLines[];
  /** The revisions the lines name, newest first. */
  readonly revisions: readonly Omit<RevisionView, "text">[];
  /** The oldest revision that was looked at: lines that name it may be older still, unless it is the first. */
  readonly oldest: number;
};
