import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { ArchivedBand } from "@/components/frame/archived-band";
import { LateCount } from "@/components/frame/late-count";
import { paths } from "@/lib/domain/paths";
import { mayCreateProject } from "@/lib/server/projects/create-project";
import { listProjectLinks } from "@/lib/server/projects/list-projects";
import { countAsked } from "@/lib/server/reviews/count-asked";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { countStale } from "@/lib/server/stale/count-stale";
import { readProject } from "./read-project";

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ project: string }> };

export async function generateMetadata({ params }: ProjectLayoutProps): Promise<Metadata> {
  // What stands in the way of reading it, the layout says; a title of its own has the page that says so.
  const project = await readProject((await params).project).catch(() => null);
  if (!project) return {};
  // A name is no pattern: what a page is called goes where its one %s stands.
  return {
    title: { default: `${project.name} · Strata`, template: `%s · ${project.name.replaceAll("%s", "%")} · Strata` },
  };
}

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const project = await readProject(slug);
  const [projects, canCreate] = await Promise.all([listProjectLinks(viewer, slug), mayCreateProject(viewer)]);
  const settings = project.can.includes("project.manage") ? paths.projectSettings(slug) : null;
  return (
    <AppFrame
      viewer={{ id: viewer.userId, name: viewer.name, email: viewer.email }}
      projects={projects}
      project={{
        slug: project.slug,
        name: project.name,
        can: project.can,
        stale: <LateCount of={countStale(viewer, slug)} />,
        asked: <LateCount of={countAsked(viewer, slug)} />,
      }}
      canCreate={canCreate}
      notice={project.isArchived ? <ArchivedBand settingsHref={settings} /> : null}
    >
      {children}
    </AppFrame>
  );
}
