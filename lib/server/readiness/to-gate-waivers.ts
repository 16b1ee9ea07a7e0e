import "server-only";
import { paths } from "@/lib/domain/paths";
import type { GateWaiver } from "@/lib/domain/readiness";
import { isLiving, type Waiver } from "@/lib/domain/waivers";

/** How many of those that are over are told at the gate; all of them are listed on their page. */
const MOST_OVER = 20;

/** Waivers as the gate tells them: those that wait or are in force, then the newest of those that are over. */
export function toGateWaivers(slug: string, waivers: readonly Waiver[]): readonly GateWaiver[] {
  const over = waivers.filter((each) => !isLiving(each)).sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  return [...waivers.filter(isLiving), ...over.slice(0, MOST_OVER)].map((each) => toGateWaiver(slug, each));
}

function toGateWaiver(slug: string, waiver: Waiver): GateWaiver {
  const { id, state, isOutdated, checklist, itemId, text, table, reason, askedBy, approved, endsAt } = waiver;
  return {
    id,
    state,
    isOutdated,
    checklist: { slug: checklist.slug, title: checklist.title },
    item: itemId,
    text,
    table: table && { schema: table.schema, name: table.name },
    reason,
    requestedBy: askedBy.name,
    approvedBy: approved?.by ?? null,
    endsAt,
    href: `${paths.waivers(slug)}#${id}`,
  };
}
