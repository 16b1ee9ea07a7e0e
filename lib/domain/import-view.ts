import type { HistoryChange } from "@/migrations-import/model/history";
import type { ImportCode } from "./code-view";
import type { ChangeView, DiagnosticView, PossibleRenameView, StatementEnds } from "./migration-view";
import type { ExternalView } from "./reading-view";
import type { NearbyChange, StaleDocs } from "./review";

/** How a file of the import stands to what the project has. */
export type FileState = "new" | "same" | "edited" | "renamed";

/** What was done to migrations that were imported before, told apart by their checksums. */
export type { HistoryChange };

/** What an import would do, computed before anything is stored. */
export type ImportPreview = {
  readonly importId: string;
  readonly layout: string;
  readonly dialect: string;
  readonly layoutReason: string;
  readonly dialectReason: string;
  /** In apply order, the ones already stored among them. */
  readonly migrations: readonly {
    readonly version: string;
    readonly name: string;
    readonly path: string;
    readonly state: FileState | "stored" | "removed";
    /** New, and belongs before one that is already there. */
    readonly isInserted: boolean;
    readonly statements: number;
    readonly ends: StatementEnds;
    readonly failed: number;
    /** Null for migrations that were already there and stay as they are. */
    readonly changes: readonly ChangeView[] | null;
  }[];
  readonly counts: {
    readonly new: number;
    readonly same: number;
    readonly edited: number;
    readonly stored: number;
    readonly inserted: number;
    readonly removed: number;
  };
  /** What was done to the past, in order; empty where history only goes on. */
  readonly history: readonly HistoryChange[];
  /**
   * The files hold most of what the project has, and not all of it (`counts.stored`): perhaps the rest was deleted, which
   * giving them again with `wholeHistory` says.
   */
  readonly looksWhole: boolean;
  /** The files were taken as the whole history. */
  readonly isWhole: boolean;
  /**
   * Statements that build SQL at run time, among those that were read: only named, or run in a sandbox, where this import
   * (`isAsked`) or an earlier one (`wasAsked`) asked for it.
   */
  readonly dynamic: {
    readonly named: number;
    readonly ran: number;
    readonly isAsked: boolean;
    readonly wasAsked: boolean;
  };
  /** What the catalog would hold afterwards. */
  readonly totals: {
    readonly tables: number;
    readonly views: number;
    readonly columns: number;
    readonly indexes: number;
    readonly constraints: number;
    readonly policies: number;
    readonly functions: number;
    readonly enums: number;
  };
  readonly statements: StatementEnds;
  /** What may have been renamed by the migrations that were read now. */
  readonly possibleRenames: readonly PossibleRenameView[];
  /** What the migrations that were read now refer to and no migration creates. */
  readonly external: readonly ExternalView[];
  /** Given files that are no SQL, no schema in code and not part of a layout, and were not looked at. */
  readonly leftOut: number;
  readonly diagnostics: readonly DiagnosticView[];
  /** Docs that would go stale. */
  readonly stale: readonly StaleDocs[];
  /** Changes that make no docs stale, to parts of tables that have docs. */
  readonly nearby: readonly NearbyChange[];
  /** What has docs and would be gone; the docs are archived and come back with it. What goes with its table is not named. */
  readonly dropped: readonly Pick<StaleDocs, "schema" | "name" | "object" | "kind">[];
  /** Assumptions that would have exceptions they do not have yet: how many without a reason, and the first of them. */
  readonly broken: readonly { readonly text: string; readonly count: number; readonly names: readonly string[] }[];
  /** What the code that came along declares; null where none came that describes this database. */
  readonly code: ImportCode | null;
  /** The past is not what it was (`history`), or is read in another dialect: applying needs `acceptHistory`. */
  readonly changesHistory: boolean;
  /** Nothing new: applying would change nothing. */
  readonly isUnchanged: boolean;
  readonly expiresAt: string;
};

/** What an applied import did. */
export type ImportOutcome = {
  readonly importId: string;
  readonly isUnchanged: boolean;
  readonly migrationsAdded: number;
  readonly migrationsEdited: number;
  readonly migrationsRemoved: number;
  readonly head: string | null;
  /** What the imported migrations say, as in the preview: without what only follows from it. */
  readonly changes: number;
  readonly totals: ImportPreview["totals"];
  readonly diagnostics: readonly DiagnosticView[];
  readonly stale: ImportPreview["stale"];
  readonly nearby: ImportPreview["nearby"];
  readonly code: ImportPreview["code"];
  readonly seconds: number;
};

/** A line of the progress stream (`application/x-ndjson`): any number of `progress`, then one `preview`, `done` or `error`. */
export type ImportEvent =
  | {
      readonly kind: "progress";
      readonly phase: "reading" | "replaying" | "storing";
      readonly done: number;
      readonly total: number;
      readonly path: string | null;
    }
  | { readonly kind: "preview"; readonly preview: ImportPreview }
  | { readonly kind: "done"; readonly outcome: ImportOutcome }
  | {
      readonly kind: "error";
      readonly code: string;
      readonly message: string;
      readonly diagnostics: readonly DiagnosticView[];
    };
