import "server-only";
import type { AsOf, DocView } from "@/lib/domain/catalog-view";
import { AppError } from "@/lib/domain/errors";
import type { PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";

// The newest revision written up to a migration; what was written before the first import has none.
function revisionsUpTo({ isHead, position }: AsOf) {
  return {
    ...(isHead ? {} : { where: { OR: [{ migrationId: null }, { migration: { position: { lte: position } } }] } }),
    orderBy: { number: "desc" },
    take: 1,
    select: {
      text: true,
      number: true,
      createdAt: true,
      author: { select: { name: true } },
      migration: { select: { version: true, position: true } },
    },
  } satisfies Prisma.Doc$revisionsArgs;
}

function pageSelect(asOf: AsOf) {
  return {
    id: true,
    slug: true,
    title: true,
    archivedAt: true,
    parent: { select: { slug: true, title: true } },
    docs: { where: { field: "body" }, select: { id: true, revisions: revisionsUpTo(asOf) } },
  } satisfies Prisma.PageSelect;
}

type Row = Prisma.PageGetPayload<{ select: ReturnType<typeof pageSelect> }>;

/**
 * A page with its text, archived ones too: as it is, or as it was when a migration (its version or path) was head. `not_found` for
 * a page, project or migration that is not the viewer's to see.
 */
export async function getPage(
  viewer: Viewer,
  input: { readonly slug: string; readonly pageSlug: string; readonly asOf?: string },
): Promise<PageView> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const where = { projectId: project.id, slug: input.pageSlug };
    const page = await db.page.findFirst({ where, select: pageSelect(asOf) });
    if (!page) throw new AppError("not_found");
    return toView(page, asOf, actionsAt(viewer, project, asOf));
  });
}

function toView(page: Row, asOf: AsOf, can: PageView["can"]): PageView {
  return {
    id: page.id,
    slug: page.slug,
    title: page.title,
    isArchived: page.archivedAt !== null,
    parent: page.parent,
    body: toBody(page),
    asOf,
    can,
  };
}

function toBody({ id, docs: [doc] }: Row): DocView {
  const newest = doc?.revisions[0];
  return {
    docId: doc?.id ?? null,
    objectId: id,
    field: "body",
    text: newest?.text ?? "",
    number: newest?.number ?? 0,
    by: newest?.author.name ?? null,
    at: newest?.createdAt.toISOString() ?? null,
    version: newest?.migration?.version ?? null,
    position: newest?.migration?.position ?? 0,
  };
}
