import "server-only";
import type { SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { normaliseText } from "./normalise-text";
import { storeRevision } from "./store-revision";

/**
 * Says that a doc is still true: a revision of kind confirm with the same text, at the head migration. `base` is the number
 * of the revision that was read; `conflict` when there is a newer one.
 */
export async function confirmDoc(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string; readonly base: number; readonly reason?: string | null },
): Promise<SavedDoc> {
  const project = await authorizeProject(viewer, input.slug, "doc.write");
  const confirmed = await getDb().revision.findFirst({
    where: { projectId: project.id, docId: input.docId, number: input.base },
    select: { text: true, doc: { select: { objectId: true, pageId: true, field: true } } },
  });
  if (!confirmed) throw new AppError("not_found");
  return storeRevision(viewer, {
    ...confirmed.doc,
    projectId: project.id,
    text: confirmed.text,
    base: input.base,
    kind: "confirm",
    reason: input.reason ? normaliseText(input.reason) : null,
    restoredFrom: null,
    idempotencyKey: null,
  });
}
