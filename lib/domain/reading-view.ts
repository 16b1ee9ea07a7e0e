import type { ExternalObject } from "@/migrations-import/model/notes";
import type { AsOf, SourceLine } from "./catalog-view";
import type { PossibleRenameView, StatementEnds } from "./migration-view";

/** Something the migrations refer to and never create, with the first statement that does. */
export type ExternalView = Omit<ExternalObject, "holds" | "referredTo"> & { readonly source: SourceLine };

/** A statement that builds SQL, and what is known of it. */
export type DynamicView = {
  readonly source: SourceLine;
  readonly message: string;
  readonly hint: string | null;
  /** Running it in a sandbox told what it does; else it is only named. */
  readonly ran: boolean;
};

/** How the files of a project were read: what the catalog rests on, and what it does not know. */
export type ProjectReading = {
  readonly asOf: AsOf;
  readonly statements: StatementEnds;
  /** The migrations in which something was not understood, in apply order. */
  readonly unread: readonly {
    readonly path: string;
    readonly version: string;
    readonly name: string;
    readonly failed: number;
    readonly ends: StatementEnds;
  }[];
  readonly dynamic: readonly DynamicView[];
  readonly possibleRenames: readonly PossibleRenameView[];
  readonly external: readonly ExternalView[];
};
