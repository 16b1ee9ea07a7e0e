import "server-only";
import type { PageNode, PageTree } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { groupBy } from "../group-by";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";

/** The pages of a project as a tree, and beside it the archived ones (what stands below one of those moves up to the top). */
export async function listPages(viewer: Viewer, projectSlug: string): Promise<PageTree> {
  const project = await authorizeProject(viewer, projectSlug, "project.read");
  const rows = await getDb().page.findMany({
    where: { projectId: project.id },
    orderBy: [{ position: "asc" }, { title: "asc" }],
    select: { id: true, slug: true, title: true, parentId: true, archivedAt: true },
  });
  const archived = rows
    .filter(({ archivedAt }) => archivedAt !== null)
    .map(({ id, slug, title }) => ({ id, slug, title, isArchived: true, children: [] }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const standing = rows.filter(({ archivedAt }) => archivedAt === null);
  return { pages: toTree(standing), archived, can: actionsAt(viewer, project, { isHead: true }) };
}

type Row = { id: string; slug: string; title: string; parentId: string | null };

function toTree(rows: readonly Row[]): readonly PageNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const siblings = groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const below = (parentId: string | null): readonly PageNode[] =>
    (siblings.get(parentId) ?? []).map(({ id, slug, title }) => ({
      id,
      slug,
      title,
      isArchived: false,
      children: below(id),
    }));
  return below(null);
}
