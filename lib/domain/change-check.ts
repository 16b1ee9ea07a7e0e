import type { HistoryChange, ImportEvent, ImportPreview } from "./import-view";
import type { DiagnosticView } from "./migration-view";
import type { Readiness, StandingSignature } from "./readiness";
import type { StaleDocs } from "./review";

/** Where something is written: a file of the working copy, and its line. */
export type Place = { readonly path: string; readonly line: number };

/** Something that a change adds or alters. `schema` and `name` are the table's it is or belongs to, else its own. */
export type Touched = Pick<StaleDocs, "schema" | "name" | "object" | "kind"> & {
  readonly change: "added" | "altered" | "renamed";
  /** It is a table, or belongs to one. */
  readonly isOfTable: boolean;
  readonly source: Place;
};

/** Something touched, and what of it must be written and is not. */
export type Undocumented = Touched & { readonly fields: readonly string[] };

/** A touched table that nobody answers for. `named`: whom the migration of a new one names, who is neither a member nor a team. */
export type Unowned = Pick<Touched, "schema" | "name" | "source"> & {
  readonly isNew: boolean;
  readonly named: string | null;
};

/** What an assumption would not be true of any more, without a reason. */
export type BrokenAssumption = {
  readonly text: string;
  /** `schema.table`, or `schema.table.name`. */
  readonly name: string;
  /** Null where what it follows from is of another object. */
  readonly source: Place | null;
};

/** What merging a working copy would do to the docs, owners and signatures of a project, computed without storing anything. */
export type ChangeCheck = {
  readonly project: { readonly slug: string; readonly name: string };
  /** The version the project is at; null where nothing was imported yet. */
  readonly head: string | null;
  /** Migrations of the working copy that the project has not, or not so. */
  readonly migrations: readonly { readonly path: string; readonly state: "new" | "edited" }[];
  /** What was done to migrations that the project has applied; empty where history only goes on. */
  readonly history: readonly HistoryChange[];
  /** Migrations that the project has and the working copy has not. */
  readonly absent: readonly string[];
  /** How many things the change adds or alters that docs are asked of. */
  readonly touched: number;
  readonly undocumented: readonly Undocumented[];
  /** What no migration can say and a person has to write once the change is merged. */
  readonly later: readonly Undocumented[];
  readonly unowned: readonly Unowned[];
  readonly stale: ImportPreview["stale"];
  readonly archived: ImportPreview["dropped"];
  readonly assumptions: readonly BrokenAssumption[];
  /** What the change holds that could not be read: nobody can say what it adds. */
  readonly unread: readonly DiagnosticView[];
  /** The first thing that the change does to the schema; null where it leaves it as it is. */
  readonly firstChange: { readonly summary: string; readonly source: Place } | null;
  /** Signatures that stand today and would be dismissed: by that, or by reading migrations anew. */
  readonly dismissed: readonly StandingSignature[];
  /** What of that the gate would be closed by once the change is merged: what the project's settings and its items of P0 ask for. */
  readonly closes: { readonly stale: boolean; readonly dismissed: boolean; readonly assumptions: boolean };
  /** The gate as it is without the change. */
  readonly gate: Readiness;
};

/** A line of the stream that a check answers with: any number of `progress`, then one `checked` or `error`. */
export type CheckEvent =
  | Extract<ImportEvent, { kind: "progress" | "error" }>
  | { readonly kind: "checked"; readonly check: ChangeCheck };
