import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { DeleteProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "./authorize-project";

/**
 * Deletes a project with everything in it, once its name has been typed. Only the audit log keeps that it was there. Throws `invalid`
 * with the field `typedName` where the name is another.
 */
export async function deleteProject(viewer: Viewer, input: DeleteProjectInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "project.delete");
  if (input.typedName.trim().normalize("NFC") !== project.name) {
    const message = `Type ${project.name} to delete it.`;
    throw new AppError("invalid", message, { fields: { typedName: message } });
  }
  await getDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT delete_project(${project.id}::uuid)::text`;
    const detail = { name: project.name, slug: project.slug };
    await recordAudit(viewer, { action: "project.delete", projectId: project.id, detail }, tx);
  });
}
