import "server-only";
import type { ArchiveSearch } from "@/lib/domain/archive-search";
import { ARCHIVE_PAGE_SIZE, type Archive } from "@/lib/domain/archive-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { authorizeProject } from "../projects/authorize-project";
import { findArchived } from "./find-archived";
import { readArchived } from "./read-archived";
import { readArchivedPages } from "./read-archived-pages";

/**
 * A page of the docs of all that was dropped, with excerpts of what is written, and of the archived pages of the wiki; with `query`
 * only what holds it. With `object` that one object alone, with its whole texts. `not_found` for a project the viewer may not see.
 */
export async function getArchive(
  viewer: Viewer,
  input: { readonly slug: string; readonly search?: ArchiveSearch },
): Promise<Archive> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const { object, page } = input.search ?? {};
  const query = (input.search?.query ?? "").trim().replaceAll("\0", "");
  const limit = ARCHIVE_PAGE_SIZE;
  return readSnapshot(async (db) => {
    const { ids, found, total } = await findArchived(db, { projectId, query, limit, page });
    const one = object && (await readArchived(db, { projectId, objectIds: [object] }, "whole"));
    const objects = one || (await readArchived(db, { projectId, objectIds: ids }, { around: query }));
    const pages = Math.max(1, Math.ceil(found / limit));
    const wiki = await readArchivedPages(db, { projectId, query, limit });
    return { objects, page: Math.min(page ?? 1, pages), pages, found, total, ...wiki };
  });
}
