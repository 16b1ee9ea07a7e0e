import { z } from "zod";
import { type CompareFilter, comparedDocs, comparedKinds } from "./compare-view";
import { MAX_QUERY_LENGTH } from "./search";

/** What an address can ask of a comparison. `from` and `to`: a migration's version or path, or `start`. */
export const compareSearch = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  change: z.enum(comparedKinds, `change is one of ${comparedKinds.join(", ")}.`).optional(),
  docs: z.enum(comparedDocs, `docs is one of ${comparedDocs.join(", ")}.`).optional(),
  q: z.string().max(MAX_QUERY_LENGTH).optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type CompareSearch = z.output<typeof compareSearch>;

/** The same as a service takes it. */
export function toCompareInput({ from, to, change, docs, q, page }: CompareSearch) {
  const filter: CompareFilter = { change, docs, query: q };
  return { from, to, page, filter };
}
