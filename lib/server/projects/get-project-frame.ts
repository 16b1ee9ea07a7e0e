import "server-only";
import type { ProjectFrame } from "@/lib/domain/project-view";
import type { Viewer } from "@/lib/domain/viewer";
import { allowedActions } from "./allowed-actions";
import { authorizeProject } from "./authorize-project";

/** What every page of a project says of it; nothing is read for it but whether the viewer may. `not_found` where they may not. */
export async function getProjectFrame(viewer: Viewer, slug: string): Promise<ProjectFrame> {
  const { name, role, isArchived } = await authorizeProject(viewer, slug, "project.read");
  return { slug, name, can: allowedActions(viewer, role), isArchived };
}
