import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { mayCreateProject } from "@/lib/server/projects/create-project";
import { listProjectLinks } from "@/lib/server/projects/list-projects";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export default async function HomeLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageViewer();
  const [projects, canCreate] = await Promise.all([listProjectLinks(viewer), mayCreateProject(viewer)]);
  return (
    <AppFrame
      viewer={{ id: viewer.userId, name: viewer.name, email: viewer.email }}
      projects={projects}
      project={null}
      canCreate={canCreate}
    >
      {children}
    </AppFrame>
  );
}
