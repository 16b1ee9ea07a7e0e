import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Reviewed, SendBackInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { normaliseText } from "../docs/normalise-text";
import { authorizeProject } from "../projects/authorize-project";
import { moveTables, refuseMovedOn } from "./move-tables";

/**
 * Sends tables that are in review or verified back to draft, all or none, with the reason. `conflict` when a table is no longer in
 * the state it was shown in, or is neither.
 */
export async function sendBack(viewer: Viewer, input: SendBackInput & { readonly slug: string }): Promise<Reviewed> {
  const { slug, tables: shown } = input;
  const note = normaliseText(input.reason);
  const { id: projectId } = await authorizeProject(viewer, slug, "status.verify");
  return moveTables(viewer, {
    projectId,
    objectIds: shown.map(({ objectId }) => objectId),
    wanted: "status.verify",
    to: "draft",
    action: "review.send_back",
    note,
    admit: async (_, tables) => {
      refuseMovedOn(tables, shown);
      if (tables.some(({ status }) => status !== "in_review" && status !== "verified"))
        throw new AppError("conflict", "Only what is in review or verified can be sent back.");
      return tables;
    },
  });
}
