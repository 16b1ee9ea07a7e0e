import type { Metadata } from "next";
import { cache } from "react";
import { AsOfBand } from "@/components/frame/as-of-band";
import { LivePage } from "@/components/frame/live-page";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { WikiPageView } from "@/components/wiki/wiki-page-view";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getLiveCursor } from "@/lib/server/live/read-news";
import { getPage } from "@/lib/server/pages/get-page";
import { listPages } from "@/lib/server/pages/list-pages";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

type Props = PageProps<"/p/[project]/pages/[page]">;

// For the page and for the window's title.
const readPage = cache(async (slug: string, pageSlug: string, asOf?: string) => {
  const viewer = await requirePageViewer();
  const since = await orNotFound(slug, getLiveCursor(viewer, slug));
  const page = await orNotFound(slug, getPage(viewer, { slug, pageSlug, ...(asOf ? { asOf } : {}) }));
  return { page, since };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, page } = await params;
  const found = await readPage(project, page).catch(() => null);
  return found ? { title: found.page.title } : {};
}

export default async function WikiPageRoute({ params, searchParams }: Props) {
  const { project: slug, page: pageSlug } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const [{ page, since }, tree] = await Promise.all([
    readPage(slug, pageSlug, asOf),
    orNotFound(slug, listPages(viewer, slug)),
  ]);
  const pages = { label: "Pages", href: paths.pages(slug) };
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, pages, { label: page.title }]}
        people={page.asOf.isHead ? <LivePage slug={slug} place={page.id} since={since} /> : null}
      />
      {page.asOf.isHead ? null : <AsOfBand version={page.asOf.version ?? ""} headHref={paths.page(slug, pageSlug)} />}
      <WikiPageView slug={slug} page={page} tree={tree} />
    </>
  );
}
