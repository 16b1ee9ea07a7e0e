import "server-only";
import { scopeAllows } from "@/lib/domain/permissions";
import type { ProjectSummary } from "@/lib/domain/project-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { planOnce } from "../plan-once";
import { getReader } from "../reader";
import { allowedActions } from "./allowed-actions";

/** The viewer's projects (every project, for administrators of the instance), by name, archived ones among them. */
export async function listProjects(viewer: Viewer): Promise<readonly ProjectSummary[]> {
  if (viewer.via.kind === "token" && !scopeAllows(viewer.via.scopes, "project.read")) return [];
  return findSummaries(viewer, ownProjects(viewer));
}

/** The names of a person's projects that are not archived, and of the one they are at, with the slugs that lead there. */
export function listProjectLinks(viewer: Viewer, at: string | null = null): Promise<{ slug: string; name: string }[]> {
  const { projectId } = viewer.via.kind === "token" ? viewer.via : { projectId: null };
  return getReader().$queryRaw(Prisma.sql`${planOnce}
    SELECT p.slug, p.name FROM projects p
    WHERE (p.archived_at IS NULL OR p.slug = ${at}) AND (${projectId}::uuid IS NULL OR p.id = ${projectId}::uuid)
      AND (${viewer.isAdministrator} OR EXISTS (
        SELECT FROM members m WHERE m.project_id = p.id AND m.user_id = ${viewer.userId}::uuid))
    ORDER BY p.name, p.slug`);
}

const byName: Prisma.ProjectOrderByWithRelationInput[] = [{ name: "asc" }, { slug: "asc" }];

function ownProjects(viewer: Viewer): Prisma.ProjectWhereInput {
  return {
    ...(viewer.isAdministrator ? {} : { members: { some: { userId: viewer.userId } } }),
    ...(viewer.via.kind === "token" && viewer.via.projectId !== null ? { id: viewer.via.projectId } : {}),
  };
}

/** Summaries of the projects that `where` finds; callers see to it that the viewer may read them. */
export async function findSummaries(viewer: Viewer, where: Prisma.ProjectWhereInput): Promise<ProjectSummary[]> {
  const projects = await getDb().project.findMany({
    where,
    orderBy: byName,
    select: {
      id: true,
      slug: true,
      name: true,
      description: true,
      dialect: true,
      layout: true,
      codeAddress: true,
      archivedAt: true,
      members: { where: { userId: viewer.userId }, select: { role: true } },
      migrations: { orderBy: { position: "desc" }, take: 1, select: { version: true } },
    },
  });
  const tables = await countTables(projects.map((project) => project.id));
  return projects.map(({ members, migrations, archivedAt, ...project }) => {
    const role = members[0]?.role ?? null;
    return {
      ...project,
      role,
      can: allowedActions(viewer, viewer.isAdministrator ? "admin" : role),
      headVersion: migrations[0]?.version ?? null,
      tables: tables.get(project.id) ?? 0,
      isArchived: archivedAt !== null,
    };
  });
}

// Views count as well; a platform's own tables do not.
async function countTables(projectIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await getDb().$queryRaw<{ projectId: string; tables: number }[]>`
    SELECT v.project_id AS "projectId", count(*)::int AS tables FROM object_versions v
    WHERE v.project_id = ANY (${[...projectIds]}::uuid[]) AND v.kind = 'table' AND v.to_position IS NULL
      AND v.definition -> 'extra' ->> 'external' IS DISTINCT FROM 'true'
    GROUP BY v.project_id`;
  return new Map(rows.map(({ projectId, tables }) => [projectId, tables]));
}
