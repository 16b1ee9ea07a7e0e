import "server-only";
import type { Template } from "@/lib/domain/template";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "../projects/authorize-project";
import { readTemplate } from "./read-template";

/** Which sections the docs of a project have, and which of them must be written. */
export async function getTemplate(viewer: Viewer, slug: string): Promise<Template> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  return readTemplate(id);
}
