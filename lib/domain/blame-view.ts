import type { Blame } from "@/migrations-import/model/blame";
import type { AsOf, SourceLine } from "./catalog-view";

/** Where each fact of an object comes from, as of some migration. */
export type ObjectBlame = Omit<Blame, "id"> & {
  readonly objectId: string;
  /** Earlier times it was there, oldest first: it was dropped, and made again by a later migration. */
  readonly before: readonly { readonly made: SourceLine; readonly dropped: SourceLine }[];
};

export type BlameList = { readonly asOf: AsOf; readonly objects: readonly ObjectBlame[] };
