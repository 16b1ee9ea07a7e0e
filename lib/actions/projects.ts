"use server";

import { redirect } from "next/navigation";
import { paths } from "@/lib/domain/paths";
import { createProjectInput, deleteProjectInput, projectInput, updateProjectInput } from "@/lib/domain/projects";
import type { Result } from "@/lib/domain/result";
import { archiveProject } from "@/lib/server/projects/archive-project";
import { createProject } from "@/lib/server/projects/create-project";
import { deleteProject } from "@/lib/server/projects/delete-project";
import { restoreProject } from "@/lib/server/projects/restore-project";
import { updateProject } from "@/lib/server/projects/update-project";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

/** Creates a project and goes to it. */
export async function createProjectAction(
  _before: Result<{ slug: string }> | null,
  form: FormData,
): Promise<Result<{ slug: string }>> {
  const result = await runAction(createProjectInput, form, createProject);
  if (result.ok) redirect(paths.project(result.value.slug));
  return result;
}

/** Changes a project's name and description. */
export async function updateProjectAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  return refreshed(runAction(updateProjectInput, form, updateProject));
}

/** Archives a project. */
export async function archiveProjectAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  return refreshed(runAction(projectInput, form, archiveProject));
}

/** Brings an archived project back. */
export async function restoreProjectAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  return refreshed(runAction(projectInput, form, restoreProject));
}

/** Deletes a project whose name was typed, and goes to the list. */
export async function deleteProjectAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  const result = await runAction(deleteProjectInput, form, deleteProject);
  if (result.ok) redirect(paths.projects());
  return result;
}
