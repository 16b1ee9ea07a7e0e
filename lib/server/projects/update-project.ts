import "server-only";
import type { UpdateProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "./authorize-project";

/** Changes a project's name, description, and where its code can be seen. Its own address stays. */
export async function updateProject(viewer: Viewer, input: UpdateProjectInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "project.manage");
  await getDb().$transaction(async (tx) => {
    await tx.project.update({
      where: { id: project.id },
      data: { name: input.name, description: input.description, codeAddress: input.codeAddress },
      select: { id: true },
    });
    const detail = { before: project.name, after: input.name };
    await recordAudit(viewer, { action: "project.update", projectId: project.id, detail }, tx);
  });
}
