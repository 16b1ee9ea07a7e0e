import "server-only";
import type { DocView } from "@/lib/domain/catalog-view";
import { AppError } from "@/lib/domain/errors";
import type { PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";

const pageSelect = {
  id: true,
  slug: true,
  title: true,
  archivedAt: true,
  parent: { select: { slug: true, title: true } },
  docs: {
    where: { field: "body" },
    select: {
      id: true,
      text: true,
      number: true,
      revisions: {
        orderBy: { number: "desc" },
        take: 1,
        select: {
          createdAt: true,
          author: { select: { name: true } },
          migration: { select: { version: true, position: true } },
        },
      },
    },
  },
} satisfies Prisma.PageSelect;

type Row = Prisma.PageGetPayload<{ select: typeof pageSelect }>;

/** A page with its text, archived ones too. `not_found` for a page or project that is not the viewer's to see. */
export async function getPage(
  viewer: Viewer,
  input: { readonly slug: string; readonly pageSlug: string },
): Promise<PageView> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const page = await getDb().page.findFirst({
    where: { projectId: project.id, slug: input.pageSlug },
    select: pageSelect,
  });
  if (!page) throw new AppError("not_found");
  return {
    id: page.id,
    slug: page.slug,
    title: page.title,
    isArchived: page.archivedAt !== null,
    parent: page.parent,
    body: toBody(page),
    can: actionsAt(viewer, project, { isHead: true }),
  };
}

function toBody({ id, docs: [doc] }: Row): DocView {
  const newest = doc?.revisions[0];
  return {
    docId: doc?.id ?? null,
    objectId: id,
    field: "body",
    text: doc?.text ?? "",
    number: doc?.number ?? 0,
    by: newest?.author.name ?? null,
    at: newest?.createdAt.toISOString() ?? null,
    version: newest?.migration?.version ?? null,
    position: newest?.migration?.position ?? 0,
  };
}
