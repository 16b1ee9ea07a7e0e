import type { DocView } from "./catalog-view";
import type { StaleCause } from "./review";

/** A field of docs whose object is gone, with its whole text or an excerpt of it. */
export type ArchivedDoc = DocView & {
  /** There is more of the text than is told. */
  readonly isCut: boolean;
  /** Written after the object was dropped: an edit that met the import. */
  readonly isAfterDrop: boolean;
};

/** Something that was dropped, with what people wrote about it; its docs return when it does. */
export type ArchivedObject = {
  readonly objectId: string;
  readonly kind: string;
  readonly name: string;
  /** The table it was or belonged to, by its last name; null for what stood on its own. */
  readonly table: { readonly schema: string; readonly name: string; readonly stands: boolean } | null;
  /** The change that dropped it; null where the history it stood in was replaced. */
  readonly dropped: StaleCause | null;
  readonly docs: readonly ArchivedDoc[];
};

/** A page of the wiki that was archived, with the beginning of its text. */
export type ArchivedPage = { readonly slug: string; readonly title: string; readonly excerpt: string };

/** A page of a project's archive, what was dropped last first. */
export type Archive = {
  readonly objects: readonly ArchivedObject[];
  readonly page: number;
  readonly pages: number;
  /** How many objects hold the words asked for, of how many there are. */
  readonly found: number;
  readonly total: number;
  /** The first pages of the wiki that hold them, and how many do. */
  readonly wiki: readonly ArchivedPage[];
  readonly wikiFound: number;
};

/** How many objects come at once, and how many pages of the wiki are named. */
export const ARCHIVE_PAGE_SIZE = 50;
