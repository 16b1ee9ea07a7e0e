import type { Priority } from "./checklist-template";
import type { ItemState, ItemView, Tally } from "./checklist-view";
import type { GatePolicy } from "./gate-policy";
import type { ProjectAction } from "./permissions";
import type { Owner } from "./review";
import type { WaiverState } from "./waivers";

/** Where a blocker comes from: a checklist, or (without an address of its own) what the gate's policy asks for besides. */
export type BlockerSource = { readonly slug: string | null; readonly title: string };

/** Something that keeps the gate closed: an item of P0 that does not hold, and that no waiver in force covers. */
export type Blocker = {
  readonly checklist: BlockerSource;
  /** The identity of the item in its checklist, and its text. */
  readonly item: string;
  readonly text: string;
  readonly priority: Priority;
  readonly state: Extract<ItemState, "open" | "lapsed" | "error">;
  /** The table it is about, where the item is asked of every table. */
  readonly table: { readonly objectId: string; readonly schema: string; readonly name: string } | null;
  readonly owner: Owner | null;
  /** The first of what is missing with where each is written, and how much there is. */
  readonly missing: ItemView["missing"];
  readonly missingCount: number;
  /** Why it stands so, where that is not what is missing. */
  readonly reason: string | null;
  /** What asking for a waiver of it says besides item and table; null where none would open the gate. */
  readonly waivable: { readonly checklistId: string; readonly shown: string } | null;
  /** Where to go to end it; an absolute path. */
  readonly href: string;
};

/** How many blockers somebody (or, null, nobody) answers for, and of each checklist how many, with where all of them are listed. */
export type BlockersOfOwner = {
  readonly owner: Owner | null;
  readonly count: number;
  readonly checklists: readonly { readonly checklist: BlockerSource; readonly count: number; readonly href: string }[];
};

/** A signature, as its record holds it. */
export type StandingSignature = {
  readonly id: string;
  /** The identity of who signed. */
  readonly signerId: string;
  /** Name, e-mail and role of the one who signed, as they were then. */
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** What it states, such as "Approved for production". */
  readonly meaning: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Head then; null before the first import. */
  readonly version: string | null;
  /** SHA-256 of the whole record, in hexadecimal digits, as the audit log and an export have it. */
  readonly digest: string;
};

/** A signature that something it covered has dismissed: what happened, where that is told, by whom, when (ISO 8601). */
export type DismissedSignature = StandingSignature & {
  readonly dismissed: {
    readonly words: string;
    readonly href: string | null;
    readonly by: string | null;
    readonly at: string;
  };
};

/** A signature that was taken back. */
export type WithdrawnSignature = StandingSignature & {
  readonly withdrawn: { readonly reason: string; readonly by: string; readonly at: string };
};

/** Which signatures there have to be, and which of them there are. */
export type Signatures = {
  /** What the policy asks for, a sentence each; none where it asks for no signature. */
  readonly policy: readonly string[];
  /** What of that is not there, a sentence each: the gate is open only without any. */
  readonly missing: readonly string[];
  readonly present: readonly StandingSignature[];
  /** Newest first. */
  readonly dismissed: readonly DismissedSignature[];
  readonly withdrawn: readonly WithdrawnSignature[];
};

/** A waiver, as the gate tells it. One that is approved is in force until it ends. */
export type GateWaiver = {
  readonly id: string;
  readonly state: WaiverState;
  /** The item says or asks something else by now, or is gone: it covers nothing. */
  readonly isOutdated: boolean;
  readonly checklist: { readonly slug: string; readonly title: string };
  readonly item: string;
  readonly text: string;
  /** The table it is for; null for all of them, and where the item is asked once. */
  readonly table: { readonly schema: string; readonly name: string } | null;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  /** When it ends; ISO 8601. */
  readonly endsAt: string;
  readonly href: string;
};

/** How one checklist stands at the gate. */
export type GateChecklist = {
  readonly slug: string;
  readonly title: string;
  /** Of its text. */
  readonly version: number;
  readonly tally: Tally;
  /** SHA-256 of the text, and of how every item stands. */
  readonly textDigest: string;
  readonly evaluationDigest: string;
};

/** SHA-256 over what the verdict is of, as 64 hexadecimal digits. */
export type ReadinessDigests = {
  /** The paths and checksums of all migrations, in their order. */
  readonly migrations: string;
  /** The end of the chain of revisions, as an export of the project has it; null while nothing is written. */
  readonly revisions: string | null;
  /** The texts of all checklists, and how every item of them stands. */
  readonly checklists: string;
  readonly evaluations: string;
};

/** Whether a project may go to production, and why not. */
export type Verdict = {
  readonly project: { readonly slug: string; readonly name: string };
  readonly isReady: boolean;
  /** Why not, a sentence each; none where it is ready. */
  readonly reasons: readonly string[];
  /** That it could not be evaluated: then it is not ready, and nothing below is known. Null where it was. */
  readonly error: string | null;
  /** UTC, ISO 8601. */
  readonly evaluatedAt: string;
  /** The newest migration; null before the first import. */
  readonly head: { readonly version: string; readonly path: string } | null;
  readonly policy: GatePolicy | null;
  readonly counts: {
    readonly items: number;
    readonly holding: number;
    readonly blockers: number;
    readonly waived: number;
    /** Items that could not be evaluated, of every priority. */
    readonly errors: number;
  };
  readonly checklists: readonly GateChecklist[];
  /** Those asked for, by who answers for them, most first and nobody last; within each in the order of the checklists. `counts.blockers` says how many there are. */
  readonly blockers: readonly Blocker[];
  readonly owners: readonly BlockersOfOwner[];
  readonly signatures: Signatures;
  /** Those pending or in force, then what has become of others, newest first. */
  readonly waivers: readonly GateWaiver[];
  readonly digests: ReadinessDigests | null;
};

/** The same for somebody: what they may do about it. */
export type Readiness = Verdict & { readonly can: readonly ProjectAction[] };
