import "server-only";
import type { PageNode, PageTree } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";

/** The pages of a project as a tree, archived ones left out (what stands below an archived page moves up to the top). */
export async function listPages(viewer: Viewer, slug: string): Promise<PageTree> {
  const project = await authorizeProject(viewer, slug, "project.read");
  const rows = await getDb().page.findMany({
    where: { projectId: project.id, archivedAt: null },
    orderBy: [{ position: "asc" }, { title: "asc" }],
    select: { id: true, slug: true, title: true, parentId: true },
  });
  return { pages: toTree(rows), can: actionsAt(viewer, project, { isHead: true }) };
}

type Row = { id: string; slug: string; title: string; parentId: string | null };

function toTree(rows: readonly Row[]): readonly PageNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parentId: string | null): readonly PageNode[] =>
    rows
      .filter((row) => (row.parentId !== null && known.has(row.parentId) ? row.parentId : null) === parentId)
      .map(({ id, slug, title }) => ({ id, slug, title, isArchived: false, children: below(id) }));
  return below(null);
}
