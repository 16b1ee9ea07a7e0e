import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { InvitationInput } from "@/lib/domain/members";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** Takes an invitation back: its link is dead at once. Throws `not_found` for one that was accepted or is another project's. */
export async function revokeInvitation(viewer: Viewer, input: InvitationInput): Promise<void> {
  const project = await authorizeProject(viewer, input.project, "member.manage");
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.oneTimeToken.deleteMany({
      where: { id: input.invitationId, projectId: project.id, purpose: "invite", usedAt: null },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(viewer, { action: "member.uninvite", projectId: project.id, subject: input.invitationId }, tx);
  });
}
