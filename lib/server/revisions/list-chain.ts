import "server-only";
import type { ChainPage } from "@/lib/domain/revision-chain";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { readChain, readChainEnd } from "./read-chain";

/**
 * All revisions of a project with what their hashes cover, in the order of the chain, a page at a time: what one needs to
 * check the chain elsewhere; each page that leaves is recorded. `after` is the `nextAfter` of the page before. `not_found` for a project the viewer may not see,
 * `too_many` for whoever asks without end.
 */
export async function listChain(
  viewer: Viewer,
  input: { readonly slug: string; readonly after?: number },
): Promise<ChainPage> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  await spendAttempt("export:person-project", viewer.userId, projectId);
  await recordAudit(viewer, { action: "revisions.export", projectId, detail: { after: input.after ?? 0 } });
  const end = await readChainEnd(getDb(), projectId);
  const revisions = await readChain(getDb(), projectId, input.after ?? 0);
  const last = revisions.at(-1)?.sequence ?? end.sequence;
  return { projectId, end, revisions, nextAfter: last < end.sequence ? last : null };
}
