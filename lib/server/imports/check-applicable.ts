import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "../projects/authorize-project";
import type { ApplyImportInput } from "./apply-import";
import { findAppliable } from "./find-staged-import";

/** Throws what applying a staged import would be refused for as things stand, without doing anything. */
export async function checkApplicable(viewer: Viewer, input: ApplyImportInput): Promise<void> {
  const project = await authorizeProject(viewer, input.slug, "import.run");
  await findAppliable(viewer, project.id, input);
}
