import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { MemberInput } from "@/lib/domain/members";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { refuseNoAdmin } from "./keep-an-admin";

/**
 * Removes a member: from their next request on the project is not there for them. What they wrote stays, and what
 * they own stays in their name until somebody else takes it. Throws `not_found` for no member, `conflict` for the last admin.
 */
export async function removeMember(viewer: Viewer, input: MemberInput): Promise<void> {
  const wanted = "member.manage";
  const project = await authorizeProject(viewer, input.project, wanted);
  await changeInTurn({ viewer, projectId: project.id, wanted }, async (tx) => {
    const key = { projectId: project.id, userId: input.userId };
    const { count } = await tx.member.deleteMany({ where: key });
    if (count === 0) throw new AppError("not_found");
    await refuseNoAdmin(tx, project.id);
    await tx.teamMember.deleteMany({ where: { userId: input.userId, team: { projectId: project.id } } });
    await recordAudit(viewer, { action: "member.remove", projectId: project.id, subject: input.userId }, tx);
  });
}
