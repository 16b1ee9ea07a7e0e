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

/** Confirms that every stale doc of a table is still true. */
export const confirmTableInput = z.object({ objectId: z.uuid(), reason: z.string().max(500).nullish() });

/** What `POST …/reviews` takes: one of the three. */
export const reviewInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), ...setStatusInput.shape }),
  z.object({ kind: z.literal("owner"), ...setOwnerInput.shape }),
  z.object({ kind: z.literal("confirm"), ...confirmTableInput.shape }),
]);
export type ReviewInput = z.infer<typeof reviewInput>;

/** The answer: the tables as they stand now. */
export type Reviewed = { readonly tables: readonly { readonly objectId: string; readonly number: number }[] };
