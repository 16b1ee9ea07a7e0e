import { z } from "zod";
import { type CompareFilter, comparedDocs, comparedKinds } from "./compare-view";
import type { CompareSearch } from "./paths";

const change = z.enum(comparedKinds);
const docs = z.enum(comparedDocs);
const page = z.coerce.number().int().min(1).max(1_000_000);

/** What an address asks of a comparison; what is no kind and no number is passed over. */
export function readCompareSearch(search: Readonly<Record<string, string | undefined>>) {
  const wanted = {
    from: search.from || undefined,
    to: search.to || undefined,
    change: change.safeParse(search.change).data,
    docs: docs.safeParse(search.docs).data,
    q: search.q?.slice(0, 200) || undefined,
    page: page.safeParse(search.page || undefined).data,
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return given as CompareSearch & Pick<CompareFilter, "change" | "docs">;
}

/** The same as a service takes it. */
export function toCompareInput({ from, to, change, docs, q, page }: ReturnType<typeof readCompareSearch>) {
  const filter: CompareFilter = {
    ...(change ? { change } : {}),
    ...(docs ? { docs } : {}),
    ...(q ? { query: q } : {}),
  };
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(page ? { page } : {}), filter };
}
