import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { RevisionPair } from "@/lib/domain/revision-view";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { findDoc } from "../docs/find-doc";
import { revisionSelect, toRevisionView } from "../docs/to-revision-view";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { textThreads } from "./text-threads";
import { tooDifferent } from "./thread/diff-texts";

/**
 * Two revisions of a doc and how they differ, the earlier one first; `from` 0 is the time before the first. Without `to` the
 * newest is meant, without `from` the one before `to`. `not_found` for a doc, a revision or a project that is not there for
 * the viewer, `too_many` for whoever compares without end.
 */
export async function compareRevisions(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string; readonly from?: number; readonly to?: number },
): Promise<RevisionPair> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const doc = await findDoc(projectId, input.docId);
  await spendAttempt("compare:person-project", viewer.userId, projectId);
  const wanted = input.to ?? doc.newest;
  const other = input.from ?? Math.max(0, wanted - 1);
  const [from, to] = [Math.min(wanted, other), Math.max(wanted, other)];
  const found = await getDb().revision.findMany({
    where: { projectId, docId: input.docId, number: { in: [from, to] } },
    select: revisionSelect,
  });
  const at = (number: number) => found.find((each) => each.number === number);
  const [earlier, later] = [at(from), at(to)];
  if (!later || (!earlier && from !== 0)) throw new AppError("not_found", "This field has no such revision.");
  const texts = [earlier?.text ?? "", later.text] as const;
  const diff = (await textThreads().run("diffTexts", ...texts)) ?? tooDifferent(...texts);
  return { ...doc, from: earlier ? toRevisionView(earlier) : null, to: toRevisionView(later), diff };
}
