import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { MemberRoleInput } from "@/lib/domain/members";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { refuseNoAdmin } from "./keep-an-admin";

/** Gives a member another role, from their next request on. Throws `not_found` for no member, `conflict` for the last admin. */
export async function changeMemberRole(viewer: Viewer, input: MemberRoleInput): Promise<void> {
  const wanted = "member.manage";
  const project = await authorizeProject(viewer, input.project, wanted);
  await changeInTurn({ viewer, projectId: project.id, wanted }, async (tx) => {
    const key = { projectId: project.id, userId: input.userId };
    const member = await tx.member.findUnique({ where: { projectId_userId: key }, select: { role: true } });
    if (member === null) throw new AppError("not_found");
    if (member.role === input.role) return;
    await tx.member.update({ where: { projectId_userId: key }, data: { role: input.role }, select: { role: true } });
    if (member.role === "admin") await refuseNoAdmin(tx, project.id);
    const detail = { before: member.role, after: input.role };
    await recordAudit(viewer, { action: "member.role", projectId: project.id, subject: input.userId, detail }, tx);
  });
}
