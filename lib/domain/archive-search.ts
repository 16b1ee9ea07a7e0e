import { z } from "zod";
import { MAX_QUERY_LENGTH } from "./search";

/** What of the archive an address can ask for; `object`: all that is written about one thing. */
export const archiveSearch = z.object({
  query: z.string().max(MAX_QUERY_LENGTH).optional(),
  object: z.uuid("object is an identity.").optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type ArchiveSearch = z.output<typeof archiveSearch>;
