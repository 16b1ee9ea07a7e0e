import { z } from "zod";
import { MAX_NOTE_LENGTH } from "./review";

// `number` is the state each table was shown in; if one moved on, nothing is done (409).
const shownTables = z
  .array(z.object({ objectId: z.uuid(), number: z.int().min(0) }))
  .min(1)
  .max(5_000);

/** Says how far tables are that nobody reviews: draft, or not started; a request for their review is withdrawn by it. */
export const setStatusInput = z.object({ tables: shownTables, status: z.enum(["not_started", "draft"]) });
export type SetStatusInput = z.infer<typeof setStatusInput>;

/** Requests a review of tables: of a reviewer, of those who own them, or of anybody. */
export const requestReviewInput = z.object({
  tables: shownTables,
  asked: z.union([z.literal("owner"), z.uuid()]).nullish(),
  note: z.string().max(MAX_NOTE_LENGTH).nullish(),
});
export type RequestReviewInput = z.infer<typeof requestReviewInput>;

/** Verifies tables as they were shown; if the docs or the schema of one moved on, nothing is verified (409). */
export const verifyTablesInput = z.object({
  tables: z
    .array(z.object({ objectId: z.uuid(), key: z.string().max(200) }))
    .min(1)
    .max(500),
});
export type VerifyTablesInput = z.infer<typeof verifyTablesInput>;

/** Sends tables that are in review or verified back to draft, and says why. */
export const sendBackInput = z.object({
  tables: shownTables,
  reason: z.string().trim().min(1, "Say what is missing.").max(MAX_NOTE_LENGTH),
});
export type SendBackInput = z.infer<typeof sendBackInput>;

/** Sets or takes away the owner of tables. */
export const setOwnerInput = z.object({
  objectIds: z.array(z.uuid()).min(1).max(5_000),
  owner: z.object({ kind: z.enum(["member", "team"]), id: z.uuid() }).nullable(),
});
export type SetOwnerInput = z.infer<typeof setOwnerInput>;

const reason = z.string().max(500).nullish();

/** Confirms that every doc of a table that is stale or pointed at is still true. */
export const confirmTableInput = z.object({ objectId: z.uuid(), reason });

/** Confirms that docs are still true. `number` is the revision each was shown in; one that moved on is left. */
export const confirmDocsInput = z.object({
  docs: z
    .array(z.object({ docId: z.uuid(), number: z.int().min(1) }))
    .min(1)
    .max(5_000),
  reason,
});
export type ConfirmDocsInput = z.infer<typeof confirmDocsInput>;

/** How many were confirmed, and which were left as they were. */
export type ConfirmedDocs = { readonly confirmed: number; readonly left: readonly string[] };

/** What `POST …/reviews` takes: one of these. */
export const reviewInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), ...setStatusInput.shape }),
  z.object({ kind: z.literal("request"), ...requestReviewInput.shape }),
  z.object({ kind: z.literal("verify"), ...verifyTablesInput.shape }),
  z.object({ kind: z.literal("send back"), ...sendBackInput.shape }),
  z.object({ kind: z.literal("owner"), ...setOwnerInput.shape }),
  z.object({ kind: z.literal("confirm"), ...confirmTableInput.shape }),
  z.object({ kind: z.literal("confirm docs"), ...confirmDocsInput.shape }),
]);
export type ReviewInput = z.infer<typeof reviewInput>;

/** The answer: the tables as they stand now, and what became of docs that were confirmed. */
export type Reviewed = {
  readonly tables: readonly { readonly objectId: string; readonly number: number }[];
  readonly docs?: ConfirmedDocs;
};
