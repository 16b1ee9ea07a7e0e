import { z } from "zod";
import type { DocRevisionsSearch } from "./paths";

const number = z.coerce.number().int().min(0).max(2_147_483_647);
const views = z.enum(["rendered", "source", "blame"]);

/** What an address asks of a field's revisions; what is no number, day or view is passed over. `at` begins with that one. */
export function readDocRevisionsSearch(search: Readonly<Record<string, string | undefined>>): DocRevisionsSearch {
  const numberOf = (key: string) => number.safeParse(search[key] || undefined).data;
  const at = numberOf("at");
  const wanted = {
    from: numberOf("from"),
    to: numberOf("to"),
    view: views.safeParse(search.view).data,
    before: at === undefined ? numberOf("before") : at + 1,
    until: z.iso.date().safeParse(search.until).data,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
