import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChecklistTextForm } from "@/components/checklist-text/checklist-text-form";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { getChecklistText } from "@/lib/server/checklists/get-checklist-text";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { readProject } from "../../../read-project";

export const metadata: Metadata = { title: "Text of a checklist" };

export default async function ChecklistTextPage({ params }: PageProps<"/p/[project]/checklists/[checklist]/text">) {
  const { project: slug, checklist: name } = await params;
  const viewer = await requirePageViewer();
  const project = await readProject(slug);
  if (!project.can.includes("checklist.manage") || project.isArchived) notFound();
  const text = await orNotFound(slug, getChecklistText(viewer, { slug, checklist: name }));
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: project.name, href: paths.project(slug) },
          { label: "Checklists", href: paths.checklists(slug) },
          { label: text.title, href: paths.checklist(slug, name) },
          { label: "Text" },
        ]}
      />
      <PageBody>
        <PageHeading
          title="Text of the checklist"
          lead="Saving makes a new version; every one is kept. An item whose words or rule you change asks to be ticked again."
        />
        <ChecklistTextForm slug={slug} text={text} />
      </PageBody>
    </>
  );
}
