import "server-only";
import type { Blocker, BlockersOfOwner, Verdict } from "@/lib/domain/readiness";
import { missingOf } from "../checklists/outcome";
import { groupBy } from "../group-by";
import type { OpenBlocker } from "./read-blockers";

/** How many blockers come at once. */
const BLOCKERS_A_PAGE = 200;
/** How much of what a blocker misses is told. */
const MOST_MISSING = 5;

/** Which of the blockers are asked for: one page of them (from 1), or of each owner so many. */
export type WantedBlockers = { readonly page?: number; readonly ofOwner?: number };

/** The blockers by who answers for them, most first and nobody last, as far as they are asked for; how many each has is always told. */
export function toBlockers(
  open: readonly OpenBlocker[],
  { page = 1, ofOwner = open.length }: WantedBlockers,
): Pick<Verdict, "blockers" | "owners"> {
  const groups = [...groupBy(open, ({ owner }) => owner?.id).values()].sort((a, b) => weightOf(b) - weightOf(a));
  const wanted = groups.flatMap((group) => group.slice(0, ofOwner));
  const first = (page - 1) * BLOCKERS_A_PAGE;
  return {
    blockers: wanted.slice(first, first + BLOCKERS_A_PAGE).map(toBlocker),
    owners: groups.map(toOwner),
  };
}

// Whoever has most to do comes first; what nobody owns comes last.
function weightOf(group: readonly OpenBlocker[]): number {
  return group[0]?.owner ? group.length : 0;
}

function toOwner(group: readonly OpenBlocker[]): BlockersOfOwner {
  const owner = group[0]?.owner ?? null;
  const checklists = [...groupBy(group, ({ from }) => from).entries()].map(([{ slug, title, hrefOf }, own]) => {
    return { checklist: { slug, title }, count: own.length, href: hrefOf({ owner: owner?.id ?? "none" }) };
  });
  return { owner, count: group.length, checklists };
}

function toBlocker({ from, item, section, table, outcome, owner, waivable }: OpenBlocker): Blocker {
  const what = missingOf(outcome, MOST_MISSING);
  const place = { ...(section ? { section } : {}), ...(table ? { table: table.objectId } : {}) };
  return {
    checklist: { slug: from.slug, title: from.title },
    item: item.id,
    text: item.text,
    priority: item.priority,
    state: outcome.state as Blocker["state"],
    table: table && { objectId: table.objectId, schema: table.schema, name: table.name },
    owner,
    ...what,
    reason: outcome.reason,
    waivable,
    href: what.missing[0]?.href ?? from.hrefOf(place),
  };
}
