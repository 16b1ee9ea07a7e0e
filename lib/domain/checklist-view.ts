import type { AsOf, OwnerChoice } from "./catalog-view";
import type { ChecklistTemplate, Priority, TemplateItem } from "./checklist-template";
import type { ComparedSection } from "./compare-checklists";
import type { ProjectAction } from "./permissions";
import type { Owner } from "./review";
import type { Waiver } from "./waivers";

/**
 * How an item stands: it holds; it does not; it was ticked, and what it speaks of has changed since; it could not be evaluated;
 * there is nothing it could be about. What is open, lapsed or in error does not hold.
 */
export const itemStates = ["holds", "open", "lapsed", "error", "not applicable"] as const;
export type ItemState = (typeof itemStates)[number];

/** Something that is missing, in words, and where it is written. */
export type Missing = { readonly words: string; readonly href: string };

/** What a person brings for an item: a link, a page of the wiki, or a note. */
export type Evidence =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "page"; readonly pageId: string }
  | { readonly kind: "note"; readonly text: string };

/** That a person said that an item holds. */
export type Tick = {
  /** The page of its evidence, where that is one and still there. */
  readonly page: { readonly slug: string; readonly title: string } | null;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** Head then; null before the first import. */
  readonly version: string | null;
  readonly evidence: Evidence;
};

/** Of how many items how many hold, how many block, how many would without a waiver, and how many could not be evaluated. */
export type Tally = {
  readonly items: number;
  readonly holding: number;
  readonly blockers: number;
  readonly waived: number;
  readonly errors: number;
};

/** A waiver as it stands at an item. */
export type ItemWaiver = Pick<Waiver, "id" | "scope" | "reason" | "endsAt"> & {
  readonly isInForce: boolean;
  readonly askedBy: string;
  readonly approvedBy: string | null;
};

/** One item, of one table where its section is for every table. */
export type ItemView = Pick<TemplateItem, "id" | "text" | "priority"> & {
  readonly state: ItemState;
  /** It does not hold, is of P0, and no waiver covers it. */
  readonly isBlocker: boolean;
  /** The waiver in force that covers it, or the one that is asked for and waits. */
  readonly waiver: ItemWaiver | null;
  readonly owner: Owner | null;
  /** The first of what is missing, and how much there is. */
  readonly missing: readonly Missing[];
  readonly missingCount: number;
  /** Why it is as it is, where that is not what is missing. */
  readonly reason: string | null;
  /** A person says whether it holds. */
  readonly isByPerson: boolean;
  readonly tick: Tick | null;
  /** Which text of it is shown; a tick says it, and is refused where the text has moved on. */
  readonly shown: string;
};

/** A table in a section for every table. `items` is null where they are not listed here but with the table alone. */
export type TableItems = {
  readonly objectId: string;
  readonly schema: string;
  readonly name: string;
  readonly tally: Tally;
  readonly items: readonly ItemView[] | null;
};

/** A section with what of it is asked for. */
export type SectionView = { readonly id: string; readonly title: string; readonly tally: Tally } & (
  | { readonly each: "project"; readonly items: readonly ItemView[] }
  | { readonly each: "table"; readonly found: number; readonly pages: number; readonly tables: readonly TableItems[] }
);

/** What stands at the head of a checklist. */
export type ChecklistHeader = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Of its text. */
  readonly version: number;
  /** Grows with every change of the header; what a form was shown goes with it. */
  readonly number: number;
  readonly priority: Priority;
  readonly owner: Owner | null;
  readonly estimatedMinutes: number | null;
  readonly spentMinutes: number;
  /** A day, as 2026-11-22. */
  readonly dueOn: string | null;
  /** When its text, its header or a tick was last changed; ISO 8601. */
  readonly updatedAt: string;
};

/** How far a checklist is: whether it holds, has been begun, or neither. */
export type ChecklistStatus = "not started" | "in progress" | "holds";

/** A checklist as it is listed. */
export type ChecklistRow = ChecklistHeader & { readonly status: ChecklistStatus; readonly tally: Tally };

export type ChecklistList = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  readonly checklists: readonly ChecklistRow[];
};

/** A checklist with its verdict and what of its items is asked for. */
export type ChecklistView = ChecklistRow & {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  /** SHA-256 of the text, and of how every item stands; neither depends on what is asked for. */
  readonly textDigest: string;
  readonly evaluationDigest: string;
  readonly sections: readonly SectionView[];
  /** Every section there is, whatever is asked for. */
  readonly allSections: readonly { readonly id: string; readonly title: string }[];
  readonly owners: readonly OwnerChoice[];
};

/** The text of a checklist on its way to being changed, with the pages of the wiki it may name. */
export type ChecklistText = ChecklistHeader & {
  readonly template: ChecklistTemplate;
  readonly owners: readonly OwnerChoice[];
  readonly pages: readonly { readonly slug: string; readonly title: string }[];
};

/** A version of a checklist's text, held against the one before it. */
export type ChecklistVersionView = {
  readonly title: string;
  readonly number: number;
  /** Of the newest version. */
  readonly newest: number;
  /** SHA-256 of the text, as signatures name it. */
  readonly digest: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly sections: readonly ComparedSection[];
};
