import "server-only";
import type { Verdict } from "@/lib/domain/readiness";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import type { AuthorizedProject } from "../projects/authorize-project";
import { readSignatures } from "../signatures/read-signatures";
import { readWaivers } from "../waivers/read-waivers";
import { waiversNow } from "../waivers/read-waivers-now";
import { readBlockers } from "./read-blockers";
import { readDigests } from "./read-digests";
import { readGatePolicy } from "./read-gate-policy";
import { reasonsOf } from "./reasons-of";
import { toBlockers, type WantedBlockers } from "./to-blockers";
import { toGateWaivers } from "./to-gate-waivers";

/**
 * Whether a project may go to production at head, and why not: the one place that says so. Ready is what has a checklist, no open
 * blocker and no signature missing. Throws where something cannot be read; whoever asks takes that for not ready.
 */
export async function readReadiness(
  db: Transaction,
  project: Pick<AuthorizedProject, "id" | "slug" | "name">,
  wanted: WantedBlockers,
): Promise<Verdict> {
  const { id, slug, name } = project;
  const asOf = await resolveAsOf(db, id);
  const head = await db.migration.findFirst({
    where: { projectId: id, position: asOf.position },
    select: { version: true, path: true },
  });
  const { number: _, ...policy } = await readGatePolicy(id, db);
  const waivers = await readWaivers(db, id);
  const asked = { policy, waivers: waiversNow(waivers) };
  const { checklists, open } = await readBlockers(db, scopeOf(id, asOf), slug, asked);
  const counts = {
    items: sum(checklists.map(({ tally }) => tally.items)),
    holding: sum(checklists.map(({ tally }) => tally.holding)),
    blockers: open.length,
    waived: sum(checklists.map(({ tally }) => tally.waived)),
    errors: sum(checklists.map(({ tally }) => tally.errors)),
  };
  const signatures = await readSignatures(db, project);
  const reasons = reasonsOf({ checklists: checklists.length, blockers: open.length, missing: signatures.missing });
  return {
    project: { slug, name },
    isReady: reasons.length === 0,
    reasons,
    error: null,
    evaluatedAt: new Date().toISOString(),
    head,
    policy,
    counts,
    checklists,
    ...toBlockers(open, wanted),
    signatures,
    waivers: toGateWaivers(slug, waivers),
    digests: await readDigests(db, id, checklists),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
