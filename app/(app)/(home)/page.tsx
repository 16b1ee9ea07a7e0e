import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { ProjectList } from "@/components/projects/project-list";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import { mayCreateProject } from "@/lib/server/projects/create-project";
import { listProjects } from "@/lib/server/projects/list-projects";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage() {
  const viewer = await requirePageViewer();
  const [projects, canCreate] = await Promise.all([listProjects(viewer), mayCreateProject(viewer)]);
  const create = canCreate ? (
    <Button asChild variant="primary">
      <Link href={paths.newProject()}>New project</Link>
    </Button>
  ) : null;
  return (
    <>
      <TopBar breadcrumb={[{ label: "Projects" }]} />
      <PageBody>
        <PageHeading title="Projects" actions={projects.length > 0 ? create : null} />
        <ProjectList projects={projects} create={create} />
      </PageBody>
    </>
  );
}
