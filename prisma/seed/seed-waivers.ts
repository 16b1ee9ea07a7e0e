import { waiverInput } from "@/lib/domain/waivers";
import { changeWaivers } from "@/lib/server/waivers/change-waivers";
import type { Sample } from "./read-sample";
import { findSeededItem, namedIn } from "./seed-checklist";
import type { Cast } from "./seed-people";
import type { SeededProject } from "./seed-project";

const DAY_MS = 86_400_000;

/** Asks for the waivers of a sample, and approves those that somebody approved. */
export async function seedWaivers({ checklist }: Sample, { byHandle }: Cast, project: SeededProject): Promise<void> {
  const { slug } = project;
  for (const { by, reason, days, approvedBy, ...of } of checklist?.waivers ?? []) {
    const asking = namedIn(byHandle, by);
    const until = new Date(Date.now() + days * DAY_MS).toISOString();
    const item = await findSeededItem(asking, project, of);
    const { id } = await changeWaivers(asking, { slug, ...waiverInput.parse({ kind: "ask", ...item, reason, until }) });
    if (approvedBy !== undefined)
      await changeWaivers(namedIn(byHandle, approvedBy), { slug, kind: "approve", waiverId: id });
  }
}
