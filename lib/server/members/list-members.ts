import "server-only";
import type { MemberList, PendingInvitation } from "@/lib/domain/members";
import { canDo, roles } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { sendsMail } from "../mail/send-mail";
import { authorizeProject } from "../projects/authorize-project";

/** The members of a project, admins first. Addresses and invitations are only for those who may manage members. */
export async function listMembers(viewer: Viewer, slug: string): Promise<MemberList> {
  const project = await authorizeProject(viewer, slug, "project.read");
  const canManage = viewer.via.kind !== "token" && !project.isArchived && canDo(project.role, "member.manage");
  const members = await getDb().member.findMany({
    where: { projectId: project.id },
    select: { userId: true, role: true, user: { select: { name: true, email: true, closedAt: true } } },
  });
  const views = members.map(({ userId, role, user }) => ({
    userId,
    name: user.name,
    email: canManage ? user.email : null,
    role,
    isYou: userId === viewer.userId,
    isClosed: user.closedAt !== null,
  }));
  views.sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || a.name.localeCompare(b.name, "en"));
  const invitations = canManage ? await findInvitations(project.id) : [];
  return { members: views, invitations, canManage, sendsMail: sendsMail() };
}

async function findInvitations(projectId: string): Promise<PendingInvitation[]> {
  const links = await getDb().oneTimeToken.findMany({
    where: { projectId, purpose: "invite", usedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, role: true, expiresAt: true, createdBy: { select: { name: true } } },
  });
  return links.flatMap(({ id, email, role, expiresAt, createdBy }) =>
    email === null || role === null
      ? []
      : [
          {
            id,
            email,
            role,
            invitedBy: createdBy?.name ?? null,
            until: expiresAt.toISOString(),
            isOver: expiresAt.getTime() <= Date.now(),
          },
        ],
  );
}
