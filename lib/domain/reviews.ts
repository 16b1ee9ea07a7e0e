import { z } from "zod";
import { reviewStatuses } from "./review";

/** Sets the status of tables. `number` is the state each was shown in; if one moved on, nothing is set (409). */
export const setStatusInput = z.object({
  tables: z
    .array(z.object({ objectId: z.uuid(), number: z.int().min(0) }))
    .min(1)
    .max(5_000),
  status: z.enum(reviewStatuses),
  note: z.string().max(500).nullish(),
});
export type SetStatusInput = z.infer<typeof setStatusInput>;

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
