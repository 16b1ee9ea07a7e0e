import { z } from "zod";
import type { ProjectAction } from "./permissions";
import { MAX_NOTE_LENGTH } from "./review";

/**
 * What can have become of a waiver: it waits for somebody else, it is in force, it was refused, it was taken back, or its end has
 * come.
 */
export const waiverStates = ["pending", "approved", "rejected", "revoked", "expired"] as const;
export type WaiverState = (typeof waiverStates)[number];

/** That somebody said something of a waiver; `at` is ISO 8601. */
export type WaiverWord = { readonly by: string; readonly at: string; readonly reason: string | null };

/** What a waiver's state follows from: when it ends (ISO 8601), and what was said of it. */
export type WaiverFacts = {
  readonly endsAt: string;
  readonly approved: WaiverWord | null;
  readonly rejected: WaiverWord | null;
  readonly revoked: WaiverWord | null;
};

/** The state of a waiver at a moment (ISO 8601), by the database's clock. Its end comes by itself. */
export function waiverStateOf({ endsAt, approved, rejected, revoked }: WaiverFacts, now: string): WaiverState {
  if (revoked) return "revoked";
  if (rejected) return "rejected";
  if (Date.parse(endsAt) <= Date.parse(now)) return "expired";
  return approved ? "approved" : "pending";
}

/** That a blocker need not hold until a moment. */
export type Waiver = WaiverFacts & {
  readonly id: string;
  readonly state: WaiverState;
  /** Whose item it is; as the checklist is called today. */
  readonly checklist: { readonly id: string; readonly slug: string; readonly title: string };
  readonly itemId: string;
  /** The item's text as it was shown to who asked. */
  readonly text: string;
  /** What it is for: one table, every table of the item, or an item that is asked once. */
  readonly scope: "table" | "every table" | "project";
  readonly table: { readonly objectId: string; readonly schema: string; readonly name: string } | null;
  readonly reason: string;
  readonly askedBy: { readonly id: string; readonly name: string };
  /** ISO 8601. */
  readonly askedAt: string;
  /** Head then; null before the first import. */
  readonly version: string | null;
  /** The item says or asks something else today, or is gone: the waiver covers nothing. */
  readonly isOutdated: boolean;
};

/** It waits or is in force: something can still become of it. */
export function isLiving({ state }: Pick<Waiver, "state">): boolean {
  return state === "pending" || state === "approved";
}

/** It opens the gate now, for what it is of. */
export function isInForce({ state, isOutdated }: Pick<Waiver, "state" | "isOutdated">): boolean {
  return state === "approved" && !isOutdated;
}

/** A waiver with what the viewer may do about it. */
export type WaiverRow = Waiver & { readonly canDecide: boolean; readonly canRevoke: boolean };

/** How many waivers come at once. */
export const WAIVERS_PAGE_SIZE = 50;

/** What waits and is in force first, then what is over, newest first. */
export type WaiverList = {
  readonly can: readonly ProjectAction[];
  readonly waivers: readonly WaiverRow[];
  /** How many there are in each state. */
  readonly counts: Readonly<Record<WaiverState, number>>;
  readonly page: number;
  readonly pages: number;
};

/** What of the waivers an address can ask for. */
export const waiverSearch = z.object({
  state: z.enum(waiverStates, "state is pending, approved, rejected, revoked or expired, or left out.").optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type WaiverSearch = z.output<typeof waiverSearch>;

const reason = z
  .string()
  .max(MAX_NOTE_LENGTH, `Use at most ${MAX_NOTE_LENGTH} characters.`)
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => text !== "", { message: "Say why." });
/** A day ends as it ends in UTC. */
const day = z.iso.date("Give a day, as 2026-12-24.").transform((text) => `${text}T23:59:59.999Z`);
const instant = z.iso.datetime({ offset: true, error: "Give a day, as 2026-12-24." });
/** By its moment, not its letters: PostgreSQL reads no year 0, and no offset as far from UTC as may be written. */
const until = z
  .union([day, instant], "Give a day, as 2026-12-24.")
  .refine((text) => Date.parse(text) > 0, { message: "Give a day that is still to come." })
  .transform((text) => new Date(text).toISOString());
const waiverId = z.uuid();

/** What `POST …/waivers` takes: one of these. */
export const waiverInput = z.discriminatedUnion("kind", [
  /** Asks for one. `shown` is the text of the item that was shown; `objectId` one table, left out for all, or for the project. */
  z.object({
    kind: z.literal("ask"),
    checklistId: z.uuid(),
    itemId: z.string().max(60),
    objectId: z.uuid().nullish(),
    shown: z.string().max(64),
    reason,
    until,
  }),
  z.object({ kind: z.literal("approve"), waiverId }),
  z.object({ kind: z.literal("reject"), waiverId, reason }),
  z.object({ kind: z.literal("revoke"), waiverId, reason }),
]);
export type WaiverInput = z.input<typeof waiverInput>;
export type WaiverChange = z.output<typeof waiverInput>;
