import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { mayCreateProject } from "@/lib/server/projects/create-project";
import { getProject } from "@/lib/server/projects/get-project";
import { listProjects } from "@/lib/server/projects/list-projects";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ project: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const project = await orNotFound(slug, getProject(viewer, slug));
  const [projects, canCreate] = await Promise.all([listProjects(viewer), mayCreateProject(viewer)]);
  const links = projects.filter((each) => !each.isArchived || each.id === project.id);
  return (
    <AppFrame
      viewer={{ name: viewer.name, email: viewer.email }}
      projects={links.map((each) => ({ slug: each.slug, name: each.name }))}
      project={{ slug: project.slug, name: project.name, role: project.role, can: project.can }}
      canCreate={canCreate}
    >
      {children}
    </AppFrame>
  );
}
