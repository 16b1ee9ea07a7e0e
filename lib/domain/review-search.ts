import { z } from "zod";

/** What of the review queue an address can ask for: asked of me (or what I own), of my teams, or all. */
export const reviewSearch = z.object({
  whose: z.enum(["mine", "teams"], "whose is mine or teams, or left out.").optional(),
  owner: z.union([z.uuid(), z.literal("none")], "owner is an identity, or none.").optional(),
  status: z.enum(["in_review", "verified"], "status is in_review or verified, or left out.").optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type ReviewSearch = z.output<typeof reviewSearch>;
