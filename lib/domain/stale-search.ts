import { z } from "zod";
import { MAX_QUERY_LENGTH } from "./search";

/** What of the list of stale docs an address can ask for; `age`: for that many days at least. */
export const staleSearch = z.object({
  owner: z.union([z.uuid(), z.literal("none")], "owner is an identity, or none.").optional(),
  kind: z.string().max(40).optional(),
  mine: z.literal("1", "mine is 1, or left out.").optional(),
  age: z.coerce.number("age is a number of days.").int().min(1).max(10_000).optional(),
  q: z.string().max(MAX_QUERY_LENGTH).optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type StaleSearch = z.output<typeof staleSearch>;
