import "server-only";
import { AppError } from "@/lib/domain/errors";
import { type CreatePageInput, MAX_PAGE_DEPTH, MAX_PAGES, type PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { storeRevisionIn } from "../docs/store-revision";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { getPage } from "./get-page";
import { obstacleBelow, readPlaces } from "./page-places";
import { freePageSlug, toPageSlug } from "./page-slug";
import { fillTemplate } from "./templates/fill-template";
import { readPageFacts } from "./templates/page-facts";

/**
 * Makes a page below another one or at the top, last among its siblings; its address follows from the title. It is empty, or
 * begins with a template filled from the catalog. Its text is saved like any doc (field `body`). `not_found` for a parent that is
 * not in the project or is archived, `invalid` below one that stands as deep as pages may, or where there are as many as there may
 * be. The page and its first text are made together or not at all.
 */
export async function createPage(
  viewer: Viewer,
  input: CreatePageInput & { readonly slug: string },
): Promise<PageView> {
  const wanted = "page.write";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  const text = input.template ? fillTemplate(input.template, await readPageFacts(viewer, input.slug)) : "";
  // One at a time per project, so that two pages of one title get addresses of their own.
  const page = await changeInTurn({ viewer, projectId, wanted }, async (db) => {
    const parentId = input.parentId ?? null;
    await refuseParent(db, projectId, parentId);
    const taken = await listSlugs(db, projectId);
    if (taken.size >= MAX_PAGES) throw new AppError("invalid", `A project has at most ${MAX_PAGES} pages.`);
    const slug = freePageSlug(toPageSlug(input.title), taken);
    const last = await db.page.aggregate({ where: { projectId, parentId }, _max: { position: true } });
    const made = await db.page.create({
      data: { projectId, slug, title: input.title, parentId, position: (last._max.position ?? -1) + 1 },
      select: { id: true, slug: true },
    });
    await recordAudit(viewer, { action: "page.create", projectId, subject: made.id, detail: { slug } }, db);
    await storeFirstText(db, viewer, { projectId, pageId: made.id, text: normaliseText(text) });
    return made;
  });
  return getPage(viewer, { slug: input.slug, pageSlug: page.slug });
}

type FirstText = { readonly projectId: string; readonly pageId: string; readonly text: string };

async function storeFirstText(db: Transaction, viewer: Viewer, first: FirstText): Promise<void> {
  if (first.text === "") return;
  const of = { objectId: null, field: "body", base: 0, kind: "edit", reason: null } as const;
  await storeRevisionIn(db, viewer, { ...first, ...of, restoredFrom: null, idempotencyKey: null });
}

async function refuseParent(db: Transaction, projectId: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await db.page.findFirst({
    where: { id: parentId, projectId, archivedAt: null },
    select: { id: true },
  });
  if (!parent) throw new AppError("not_found");
  if (obstacleBelow(await readPlaces(db, projectId), null, parentId) !== null)
    throw new AppError("invalid", `Pages stand at most ${MAX_PAGE_DEPTH} deep.`);
}

async function listSlugs(db: Transaction, projectId: string): Promise<ReadonlySet<string>> {
  const pages = await db.page.findMany({ where: { projectId }, select: { slug: true } });
  return new Set(pages.map(({ slug }) => slug));
}
