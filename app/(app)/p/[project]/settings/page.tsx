import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckpointLine } from "@/components/activity/checkpoint-line";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { ArchiveSection } from "@/components/projects/archive-section";
import { CheckpointSection } from "@/components/projects/checkpoint-section";
import { DeleteSection } from "@/components/projects/delete-section";
import { GatePolicyForm } from "@/components/projects/gate-policy-form";
import { ProjectDetailsForm } from "@/components/projects/project-details-form";
import { SignaturePolicyForm } from "@/components/projects/signature-policy-form";
import { TemplateLink } from "@/components/projects/template-link";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import { getCheckpointState } from "@/lib/server/checkpoints/get-checkpoint-state";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getProject } from "@/lib/server/projects/get-project";
import { readGatePolicy } from "@/lib/server/readiness/read-gate-policy";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { readPolicy } from "@/lib/server/signatures/read-policy";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/p/[project]/settings">) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const project = await orNotFound(slug, getProject(viewer, slug));
  if (!project.can.includes("project.manage")) notFound();
  const checkpoints = await getCheckpointState(viewer, slug);
  return (
    <>
      <TopBar breadcrumb={[{ label: project.name, href: paths.project(slug) }, { label: "Settings" }]} />
      <PageBody>
        <PageHeading title="Settings" />
        {project.isArchived ? null : (
          <Section id="details" title="Details">
            <ProjectDetailsForm project={project} />
          </Section>
        )}
        {project.can.includes("template.manage") && !project.isArchived ? (
          <Section id="template" title="Template">
            <TemplateLink slug={slug} />
          </Section>
        ) : null}
        {project.isArchived ? null : (
          <Section id="gate" title="Gate">
            <GatePolicyForm slug={slug} policy={await readGatePolicy(project.id)} />
          </Section>
        )}
        {project.isArchived ? null : (
          <Section id="signatures" title="Signatures">
            <SignaturePolicyForm slug={slug} policy={await readPolicy(project.id)} />
          </Section>
        )}
        <Section id="checkpoints" title="Checkpoints">
          <CheckpointSection slug={slug} publicKey={checkpoints.publicKey}>
            <CheckpointLine state={checkpoints} />
          </CheckpointSection>
        </Section>
        <Section id="archive" title={project.isArchived ? "Restore" : "Archive"}>
          <ArchiveSection project={project} />
        </Section>
        <Section id="delete" title="Delete">
          <DeleteSection project={project} />
        </Section>
      </PageBody>
    </>
  );
}
