import "server-only";
import type { Reviewed, ReviewInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { confirmDocs } from "../docs/confirm-docs";
import { confirmTable } from "../docs/confirm-table";
import { setOwner } from "../owners/set-owner";
import { authorizeProject } from "../projects/authorize-project";
import { requestReview } from "./request-review";
import { sendBack } from "./send-back";
import { setStatus } from "./set-status";
import { verifyTables } from "./verify-tables";

/** Does one of the things a review is: a step of a table's status, an owner, or saying that docs still hold, a table's or any. */
export async function review(viewer: Viewer, input: ReviewInput & { readonly slug: string }): Promise<Reviewed> {
  switch (input.kind) {
    case "status":
      return setStatus(viewer, input);
    case "request":
      return requestReview(viewer, input);
    case "verify":
      return verifyTables(viewer, input);
    case "send back":
      return sendBack(viewer, input);
    case "owner":
      return setOwner(viewer, input);
    case "confirm":
      await confirmTable(viewer, { slug: input.slug, objectId: input.objectId, reason: input.reason ?? null });
      return { tables: [await standing(viewer, input.slug, input.objectId)] };
    case "confirm docs":
      return { tables: [], docs: await confirmDocs(viewer, input) };
  }
}

async function standing(viewer: Viewer, slug: string, objectId: string): Promise<Reviewed["tables"][number]> {
  const { id: projectId } = await authorizeProject(viewer, slug, "project.read");
  const found = await getDb().review.findFirst({ where: { projectId, objectId }, select: { number: true } });
  return { objectId, number: found?.number ?? 0 };
}
