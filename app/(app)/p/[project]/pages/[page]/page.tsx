import type { Metadata } from "next";
import { cache } from "react";
import { SaveStateMark } from "@/components/docs/save-state-mark";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { WikiPageView } from "@/components/wiki/wiki-page-view";
import { paths } from "@/lib/domain/paths";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getPage } from "@/lib/server/pages/get-page";
import { listPages } from "@/lib/server/pages/list-pages";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

type Props = PageProps<"/p/[project]/pages/[page]">;

// For the page and for the window's title.
const readPage = cache(async (slug: string, pageSlug: string) =>
  orNotFound(slug, getPage(await requirePageViewer(), { slug, pageSlug })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, page } = await params;
  const found = await readPage(project, page).catch(() => null);
  return found ? { title: found.title } : {};
}

export default async function WikiPageRoute({ params }: Props) {
  const { project: slug, page: pageSlug } = await params;
  const viewer = await requirePageViewer();
  const [page, tree] = await Promise.all([readPage(slug, pageSlug), orNotFound(slug, listPages(viewer, slug))]);
  const pages = { label: "Pages", href: paths.pages(slug) };
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, pages, { label: page.title }]}
        saveState={<SaveStateMark />}
      />
      <WikiPageView slug={slug} page={page} tree={tree} />
    </>
  );
}
