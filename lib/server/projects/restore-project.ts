import "server-only";
import type { ProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "./authorize-project";

/** Brings an archived project back as it was. On one that is not archived it does nothing. */
export async function restoreProject(viewer: Viewer, input: ProjectInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "project.archive");
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.project.updateMany({
      where: { id: project.id, archivedAt: { not: null } },
      data: { archivedAt: null },
    });
    if (count > 0) await recordAudit(viewer, { action: "project.restore", projectId: project.id }, tx);
  });
}
