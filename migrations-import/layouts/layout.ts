import type { Diagnostic, DiagnosticCode, Severity } from "../model/diagnostic";
import type { DialectName, LayoutName } from "../model/source";
import type { FileTree } from "./file-tree";

/**
 * How sure a layout is of a folder: `marker` a file only this layout has; `place` a path only this layout uses; `naming`
 * the file names alone; `possible` readable this way when asked for, but no sign of it.
 */
export type Certainty = "marker" | "place" | "naming" | "possible";

/** A folder that a layout could read. */
export type LayoutMatch = {
  /** The migrations folder, relative to what was given; empty for the top. */
  readonly root: string;
  readonly certainty: Certainty;
  /** How many migrations it seems to hold. */
  readonly migrations: number;
  /** What was seen, as the end of a sentence: `because it has …`. */
  readonly because: string;
  /** The database that a marker names, as the marker spells it: `sqlite`, `postgresql`, `mysql`, … */
  readonly provider: string | null;
};

/** One migration of a folder, in apply order. `path` is relative to the folder. */
export type LayoutEntry = { readonly path: string; readonly version: string; readonly name: string };

/** The part of a file that is applied. */
export type UpPart = {
  /** The file's text; line by line the same, but placeholders may be filled in and down parts in between be blank. */
  readonly text: string;
  /** Offsets into `text`. */
  readonly start: number;
  readonly end: number;
  readonly problems: readonly UpProblem[];
};

/** Something to say about a file's parts or placeholders; `at` is an offset into the text of the {@link UpPart}. */
export type UpProblem = {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly at: number;
  readonly message: string;
  readonly hint: string;
};

/** A folder read by a layout's rules. */
export type LayoutReading = {
  readonly entries: readonly LayoutEntry[];
  /** Finds the part of a file that is applied; absent where files are applied whole. */
  readonly upPart?: (path: string, text: string) => UpPart;
  /** Whether the tool goes by whole names, so that two migrations of one number are no mistake. */
  readonly hasWholeNames?: true;
  /** Files of the folder that belong to the layout without being migrations, such as a journal. */
  readonly belongs: (path: string) => boolean;
  /** Why a `.sql` file of the folder is none of its migrations, where only this layout knows: as the end of `Left out: …`. */
  readonly whyLeftOut?: (path: string) => string | null;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * A convention of migration folders. A new layout is a new file that exports one of these, and a line in `index.ts`.
 * Nothing here depends on the order in which files were given.
 */
export type Layout = {
  readonly name: LayoutName;
  /** The dialects this layout occurs with. */
  readonly dialects: readonly DialectName[];
  /** Every folder of the tree that could be read this way. */
  find(tree: FileTree): readonly LayoutMatch[];
  /** Whether folders below the migrations folder belong to it. */
  readonly isDeep?: true;
  /** Puts the migrations of a folder, given as a tree of its own, in apply order; `whole` is everything that was given. */
  read(folder: FileTree, whole: FileTree): LayoutReading;
};
