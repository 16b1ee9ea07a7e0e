import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { TableReview } from "@/lib/domain/review-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readReviews, untouched } from "../tables/read-reviews";
import { listReviewers } from "./list-reviewers";
import { readReviewOf, readSinceVerified } from "./read-review-of";

/**
 * Where the review of one table stands at head, with all that was written and changed since it was verified last (ever, where it
 * never was). `not_found` for a project the viewer may not see and for what is no table of it.
 */
export async function getTableReview(
  viewer: Viewer,
  input: { readonly slug: string; readonly objectId: string },
): Promise<TableReview> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const { objectId } = input;
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id);
    const scope = { ...scopeOf(project.id, asOf), tableId: objectId };
    const { status, statusNumber: number, owner } = (await readReviews(db, scope)).get(objectId) ?? untouched;
    const found = await readReviewOf(db, viewer, { projectId: project.id, objectId, status });
    if (found === null) throw new AppError("not_found");
    const { writtenBy, verified, ...review } = found;
    const where = { objectId, toPosition: null };
    const table = await db.objectVersion.findFirstOrThrow({ where, select: { schema: true, name: true } });
    const reviewers = await listReviewers(db, project.id);
    return {
      objectId,
      schema: table.schema ?? "",
      name: table.name,
      status,
      number,
      owner,
      ...review,
      since: await readSinceVerified(db, project.id, objectId, verified),
      can: actionsAt(viewer, project, asOf),
      reviewers: reviewers.filter(({ id }) => id !== writtenBy && id !== viewer.userId),
    };
  });
}
