import type { DocView } from "./catalog-view";
import type { StaleCause } from "./review";

/** A field of docs whose object is gone. */
export type ArchivedDoc = DocView & {
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

/** The archive of a project, what was dropped last first. */
export type Archive = {
  readonly objects: readonly ArchivedObject[];
  /** How many there are in all; `objects` are those that hold the words asked for. */
  readonly total: number;
};
