import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Reviewed, SetStatusInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "../projects/authorize-project";
import { moveTables, refuseMovedOn } from "./move-tables";

/**
 * Says of tables that they are a draft, or not started, all or none; a request for their review is withdrawn by it. `conflict` when a
 * table is no longer in the state it was shown in (`details.tables` has them as they stand) or is verified (it is sent back with a
 * reason), `not_found` for what is no table here.
 */
export async function setStatus(viewer: Viewer, input: SetStatusInput & { readonly slug: string }): Promise<Reviewed> {
  const { slug, status, tables: shown } = input;
  const { id: projectId } = await authorizeProject(viewer, slug, "status.draft");
  return moveTables(viewer, {
    projectId,
    objectIds: shown.map(({ objectId }) => objectId),
    wanted: "status.draft",
    to: status,
    action: "status.set",
    admit: async (_, tables) => {
      refuseMovedOn(tables, shown);
      if (tables.some((table) => table.status === "verified"))
        throw new AppError("conflict", "What is verified is sent back by a reviewer, with a reason.");
      return tables.filter((table) => table.status !== status);
    },
  });
}
