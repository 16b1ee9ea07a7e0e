import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { NewProjectForm } from "@/components/projects/new-project-form";
import { paths } from "@/lib/domain/paths";
import { mayCreateProject } from "@/lib/server/projects/create-project";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  if (!(await mayCreateProject(await requirePageViewer()))) notFound();
  return (
    <>
      <TopBar breadcrumb={[{ label: "Projects", href: paths.projects() }, { label: "New project" }]} />
      <PageBody>
        <PageHeading title="New project" lead="One project documents one database. Its migrations come next." />
        <NewProjectForm />
      </PageBody>
    </>
  );
}
