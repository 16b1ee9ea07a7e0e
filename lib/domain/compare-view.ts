import type { Json } from "@/migrations-import/model/json";
import type { SourceLine } from "./catalog-view";
import type { StaleCause } from "./review";

/** A point in the history of a project; position 0 is before the first migration. */
export type ComparedPoint = { readonly position: number; readonly version: string | null };

export const comparedKinds = ["added", "altered", "renamed", "removed"] as const;
export type ComparedKind = (typeof comparedKinds)[number];

/** What docs did between two points: came with the table, were written, stayed, or did not follow a change. */
export const comparedDocs = ["new", "enhanced", "unchanged", "stale", "removed"] as const;
export type ComparedDocs = (typeof comparedDocs)[number];

/** One object that is not what it was. */
export type ComparedObject = {
  readonly objectId: string;
  readonly objectKind: string;
  readonly kind: ComparedKind;
  /** As it is called at the later point, or was at the earlier one where it is gone. */
  readonly name: string;
  readonly was: string | null;
  /** Empty for what was added or removed. */
  readonly facts: readonly { readonly fact: string; readonly before: Json; readonly after: Json }[];
  /** The statements that did it, oldest first. */
  readonly by: readonly SourceLine[];
};

/** One field that was written between two points, with the revisions it had at each. */
export type ComparedWriting = {
  readonly docId: string;
  readonly object: string;
  readonly field: string;
  readonly from: number;
  readonly to: number;
};

/** What became of one table between two points. */
export type ComparedTable = {
  readonly objectId: string;
  readonly schema: string;
  readonly name: string;
  readonly was: { readonly schema: string; readonly name: string } | null;
  /** Null where nothing of its schema changed. */
  readonly change: ComparedKind | null;
  readonly docs: ComparedDocs;
  /** Of a table that came or went, only itself: `parts` counts what came or went with it. */
  readonly objects: readonly ComparedObject[];
  readonly parts: number;
  readonly writings: readonly ComparedWriting[];
  /** The changes between that its docs do not answer. */
  readonly stale: readonly StaleCause[];
};

export type ComparedTotals = {
  readonly tables: Readonly<Record<ComparedKind, number>>;
  /** Everything else: columns, indexes, functions. */
  readonly objects: Readonly<Record<ComparedKind, number>>;
  readonly docs: Readonly<Record<ComparedDocs, number>>;
  /** How many fields were written. */
  readonly fields: number;
};

/** Which of the tables are asked for. */
export type CompareFilter = {
  readonly change?: ComparedKind;
  readonly docs?: ComparedDocs;
  readonly query?: string;
};

/** Two points of a project compared. */
export type Comparison = {
  readonly from: ComparedPoint;
  readonly to: ComparedPoint;
  readonly isHead: boolean;
  readonly totals: ComparedTotals;
  /** What belongs to no table: the first of it, and how much there is. */
  readonly others: readonly ComparedObject[];
  readonly othersFound: number;
  /** Those of the filter, a page of them, by schema and name. */
  readonly tables: readonly ComparedTable[];
  readonly page: number;
  readonly pages: number;
  /** How many the filter leaves. */
  readonly found: number;
};

/** How many tables come at once, and how much of no table. */
export const COMPARED_PAGE_SIZE = 50;
export const COMPARED_OTHERS = 100;

/** A migration one can choose: what names it in an address (its version, or its path where several share that), and what it is called. */
export type VersionChoice = { readonly value: string; readonly label: string; readonly position: number };
