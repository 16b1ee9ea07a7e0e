import "server-only";
import { AppError } from "@/lib/domain/errors";
import { canDo, type ProjectAction, type Role, scopeAllows } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { recordRefusal } from "../audit/record-refusal";
import { getDb } from "../db";

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
  const project = await getDb().project.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      headPosition: true,
      archivedAt: true,
      members: { where: { userId: viewer.userId }, select: { role: true } },
    },
  });
  const role: Role | null = viewer.isAdministrator ? "admin" : (project?.members[0]?.role ?? null);
  if (project === null || role === null || !reaches(viewer, project.id)) throw new AppError("not_found");

  const isArchived = project.archivedAt !== null;
  const may = canDo(role, action);
  const isInScope = viewer.via.kind !== "token" || scopeAllows(viewer.via.scopes, action);
  if (!may || !isInScope) {
    await recordRefusal(viewer, action, project.id);
    throw new AppError("forbidden", may ? "This token lacks the scope for that." : undefined);
  }
  if (isArchived && !whileArchived.includes(action)) {
    throw new AppError("conflict", "This project is archived. Restore it before changing anything.");
  }
  return {
    id: project.id,
    slug: project.slug,
    name: project.name,
    role,
    headPosition: project.headPosition,
    isArchived,
  };
}

function reaches(viewer: Viewer, projectId: string): boolean {
  return viewer.via.kind !== "token" || viewer.via.projectId === null || viewer.via.projectId === projectId;
}
