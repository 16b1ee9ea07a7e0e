import "server-only";
import type { ProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "./authorize-project";

/** Archives a project: it can be read, restored or deleted, and nothing in it changes. Archiving it again does nothing. */
export async function archiveProject(viewer: Viewer, input: ProjectInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "project.archive");
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.project.updateMany({
      where: { id: project.id, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    if (count > 0) await recordAudit(viewer, { action: "project.archive", projectId: project.id }, tx);
  });
}
