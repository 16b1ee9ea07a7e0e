import "server-only";
import { AppError } from "@/lib/domain/errors";
import { type UpdateProjectInput, updateProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "./authorize-project";
import { changeInTurn } from "./change-in-turn";

/**
 * Changes a project's name, description, and where its code can be seen. Its own address stays. `conflict` where they are not
 * what the writer was shown. What they were is kept in the audit log.
 */
export async function updateProject(viewer: Viewer, input: UpdateProjectInput): Promise<void> {
  const wanted = "project.manage";
  const { id } = await authorizeProject(viewer, input.project, wanted);
  const { name, description, codeAddress, baseName, baseDescription, baseCodeAddress } = input;
  const after = { name, description, codeAddress };
  await changeInTurn({ viewer, projectId: id, wanted }, async (tx) => {
    const select = { name: true, description: true, codeAddress: true };
    const before = await tx.project.findUniqueOrThrow({ where: { id }, select });
    // As a form would say it: its line ends are not those of what was stored.
    const shown = updateProjectInput.shape.description.parse(before.description);
    if (before.name !== baseName || shown !== baseDescription || before.codeAddress !== baseCodeAddress)
      throw new AppError("conflict", "Somebody changed this meanwhile. Nothing was overwritten: load the page again.");
    await tx.project.update({ where: { id }, data: after, select: { id: true } });
    await recordAudit(viewer, { action: "project.update", projectId: id, detail: { before, after } }, tx);
  });
}
