import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { MemberInput } from "@/lib/domain/members";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { refuseNoAdmin } from "./keep-an-admin";

/**
 * Removes a member: from their next request on the project is not there for them. What they wrote stays, and what
 * they own stays in their name until somebody else takes it. Throws `not_found` for no member, `conflict` for the last admin.
 */
export async function removeMember(viewer: Viewer, input: MemberInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "member.manage");
  await getDb().$transaction(async (tx) => {
    await lockProject(tx, project.id);
    const key = { projectId: project.id, userId: input.userId };
    const { count } = await tx.member.deleteMany({ where: key });
    if (count === 0) throw new AppError("not_found");
    await refuseNoAdmin(tx, project.id);
    await tx.teamMember.deleteMany({ where: { userId: input.userId, team: { projectId: project.id } } });
    await recordAudit(viewer, { action: "member.remove", projectId: project.id, subject: input.userId }, tx);
  });
}
