import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ConfirmDocsInput, ConfirmedDocs } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { normaliseText } from "./normalise-text";
import { storeConfirmations } from "./store-confirmations";

const CONFIRM_TIMEOUT_MS = 20_000;

/**
 * Says of several docs in one go that each is still true: a revision of kind confirm of every one that is still at the
 * revision it was shown in. Those that were written meanwhile or were emptied are left, and named. `not_found` where one is no
 * doc of this project.
 */
export async function confirmDocs(
  viewer: Viewer,
  input: ConfirmDocsInput & { readonly slug: string },
): Promise<ConfirmedDocs> {
  const project = await authorizeProject(viewer, input.slug, "doc.write");
  const reason = input.reason ? normaliseText(input.reason) : null;
  return getDb().$transaction(
    async (db) => {
      // No edit comes between what is read and what is confirmed.
      await lockProject(db, project.id);
      const found = await db.doc.findMany({
        where: { projectId: project.id, id: { in: input.docs.map(({ docId }) => docId) }, objectId: { not: null } },
        select: { id: true, number: true, text: true },
      });
      const byId = new Map(found.map((doc) => [doc.id, doc]));
      if (input.docs.some(({ docId }) => !byId.has(docId))) throw new AppError("not_found");
      const isAsShown = ({ docId, number }: ConfirmDocsInput["docs"][number]) =>
        byId.get(docId)?.number === number && byId.get(docId)?.text !== "";
      const docIds = input.docs.filter(isAsShown).map(({ docId }) => docId);
      const confirmed = await storeConfirmations(viewer, { projectId: project.id, docIds, reason }, db);
      return { confirmed, left: input.docs.filter((doc) => !isAsShown(doc)).map(({ docId }) => docId) };
    },
    { timeout: CONFIRM_TIMEOUT_MS },
  );
}
