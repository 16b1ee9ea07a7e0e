import "server-only";
import type { Readiness, Verdict } from "@/lib/domain/readiness";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { log } from "../log";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readReadiness } from "./read-readiness";
import type { WantedBlockers } from "./to-blockers";

/**
 * Whether a project may go to production at head, and why not. What cannot be evaluated is not ready, and says so. `not_found` for a
 * project the viewer may not see.
 */
export async function getReadiness(viewer: Viewer, slug: string, wanted: WantedBlockers): Promise<Readiness> {
  const project = await authorizeProject(viewer, slug, "project.read");
  const can = actionsAt(viewer, project, { isHead: true });
  try {
    return { ...(await readSnapshot((db) => readReadiness(db, project, wanted))), can };
  } catch (thrown) {
    log.error(thrown, "Whether a project is ready could not be evaluated.");
    return { ...notEvaluated(project), can };
  }
}

function notEvaluated({ slug, name }: Verdict["project"]): Verdict {
  const error = "It could not be evaluated. The log of the server says why.";
  return {
    project: { slug, name },
    isReady: false,
    reasons: [error],
    error,
    evaluatedAt: new Date().toISOString(),
    head: null,
    policy: null,
    counts: { items: 0, holding: 0, blockers: 0, waived: 0, errors: 0 },
    checklists: [],
    blockers: [],
    owners: [],
    signatures: { policy: [], missing: [], present: [], dismissed: [], withdrawn: [] },
    waivers: [],
    digests: null,
  };
}
