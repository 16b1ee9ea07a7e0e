import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { TemplateForm } from "@/components/template/template-form";
import { paths } from "@/lib/domain/paths";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { getTemplateSettings } from "@/lib/server/templates/get-template-settings";
import { readProject } from "../../read-project";

export const metadata: Metadata = { title: "Template" };

export default async function TemplatePage({ params }: PageProps<"/p/[project]/settings/template">) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const project = await readProject(slug);
  if (!project.can.includes("template.manage") || project.isArchived) notFound();
  const settings = await getTemplateSettings(viewer, slug);
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: project.name, href: paths.project(slug) },
          { label: "Settings", href: paths.projectSettings(slug) },
          { label: "Template" },
        ]}
      />
      <PageBody>
        <PageHeading
          title="Template"
          lead="Which sections the docs of this project have, in their order, and which of them must be written. Coverage counts the required ones. A text that was written is never hidden."
        />
        <TemplateForm slug={slug} settings={settings} />
      </PageBody>
    </>
  );
}
