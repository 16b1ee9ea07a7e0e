import "server-only";
import type { SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { normaliseText } from "./normalise-text";
import { storeRevision } from "./store-revision";

/**
 * Brings back the text of an earlier revision as a new one of kind restore. `base` is the newest revision the person saw;
 * `conflict` when there is a newer one, `not_found` for a revision that is not in the project.
 */
export async function restoreRevision(
  viewer: Viewer,
  input: { readonly slug: string; readonly revisionId: string; readonly base: number; readonly reason?: string | null },
): Promise<SavedDoc> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "doc.write");
  const revision = await getDb().revision.findFirst({
    where: { id: input.revisionId, projectId },
    select: { text: true, doc: { select: { objectId: true, pageId: true, field: true } } },
  });
  if (!revision) throw new AppError("not_found");
  return storeRevision(viewer, {
    ...revision.doc,
    projectId,
    base: input.base,
    text: revision.text,
    kind: "restore",
    reason: input.reason ? normaliseText(input.reason) : null,
    restoredFrom: input.revisionId,
    idempotencyKey: null,
  });
}
