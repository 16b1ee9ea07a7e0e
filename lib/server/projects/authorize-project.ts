import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import { canDo, type ProjectAction, type Role, scopeAllows } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { recordRefusal } from "../audit/record-refusal";
import { planOnce } from "../plan-once";
import { getReader } from "../reader";
import { projectIsArchived } from "./project-is-archived";

/** A project the viewer was found to be allowed to act on. `id` goes into every WHERE. */
export type AuthorizedProject = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly headPosition: number;
  readonly isArchived: boolean;
};

const whileArchived: readonly ProjectAction[] = [
  "project.read",
  "audit.export",
  "checkpoint.make",
  "project.archive",
  "project.delete",
];

// What no project can be called never reaches the database, which refuses some of it (NUL) with an error of its own.
const slugForm = /^[a-z0-9-]{1,60}$/u;

/**
 * The one gate in front of everything a project holds. A project the viewer does not belong to (or that a token does not
 * reach, or that is not there) is `not_found`; one whose role or scope does not suffice is `forbidden`, and recorded.
 * An archived project can only be read, restored or deleted. Administrators of the instance act as admins everywhere.
 */
export async function authorizeProject(
  viewer: Viewer,
  slug: string,
  action: ProjectAction,
): Promise<AuthorizedProject> {
  if (!slugForm.test(slug)) throw new AppError("not_found");
  const project = await findProject(slug, viewer.userId);
  const role = viewer.isAdministrator ? "admin" : (project?.role ?? null);
  if (project === null || role === null || !reaches(viewer, project.id)) throw new AppError("not_found");

  const may = canDo(role, action);
  const isInScope = viewer.via.kind !== "token" || scopeAllows(viewer.via.scopes, action);
  if (!may || !isInScope) {
    await recordRefusal(viewer, action, project.id);
    throw new AppError("forbidden", may ? "This token lacks the scope for that." : undefined);
  }
  if (project.isArchived && !whileArchived.includes(action)) {
    throw projectIsArchived();
  }
  return { ...project, role };
}

type Found = Omit<AuthorizedProject, "role"> & { readonly role: Role | null };

// What a page reads is authorized each by itself; looked up it is once a request.
const findProject = cache(async (slug: string, userId: string): Promise<Found | null> => {
  const [found] = await getReader().$queryRaw<Found[]>`${planOnce}
    SELECT p.id, p.slug, p.name, p.head_position AS "headPosition", p.archived_at IS NOT NULL AS "isArchived", m.role::text AS role
    FROM projects p LEFT JOIN members m ON m.project_id = p.id AND m.user_id = ${userId}::uuid
    WHERE p.slug = ${slug}`;
  return found ?? null;
});

function reaches(viewer: Viewer, projectId: string): boolean {
  return viewer.via.kind !== "token" || viewer.via.projectId === null || viewer.via.projectId === projectId;
}
