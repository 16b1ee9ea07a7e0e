import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { InvitationList } from "@/components/members/invitation-list";
import { InviteForm } from "@/components/members/invite-form";
import { MemberTable } from "@/components/members/member-table";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { listMembers } from "@/lib/server/members/list-members";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/p/[project]/members">) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const list = await orNotFound(slug, listMembers(viewer, slug));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Members" }]} />
      <PageBody>
        <PageHeading title="Members" lead="Who belongs to this project, and what they may do in it." />
        <MemberTable project={slug} list={list} />
        {list.canManage ? (
          <Section id="invite" title="Invite somebody">
            <InviteForm project={slug} sendsMail={list.sendsMail} />
          </Section>
        ) : null}
        {list.invitations.length > 0 ? (
          <Section id="invitations" title="Pending invitations">
            <InvitationList project={slug} invitations={list.invitations} />
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
