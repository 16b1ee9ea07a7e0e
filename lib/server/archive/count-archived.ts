import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { findArchived } from "./find-archived";

/** How many things that were dropped keep docs in the archive. `not_found` for a project the viewer may not see. */
export async function countArchived(viewer: Viewer, slug: string): Promise<number> {
  const { id: projectId } = await authorizeProject(viewer, slug, "project.read");
  return (await findArchived(getDb(), { projectId, query: "", limit: 1 })).total;
}
