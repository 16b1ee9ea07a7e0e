import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ProjectSummary } from "@/lib/domain/project-view";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "./authorize-project";
import { findSummaries } from "./list-projects";

/** A project as lists have it. Throws `not_found` for one that is not the viewer's to read. */
export async function getProject(viewer: Viewer, slug: string): Promise<ProjectSummary> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const summaries = await findSummaries(viewer, { id });
  const project = summaries[0];
  if (project === undefined) throw new AppError("not_found");
  return project;
}
