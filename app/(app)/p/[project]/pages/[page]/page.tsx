import type { Metadata } from "next";
import { SaveStateMark } from "@/components/docs/save-state-mark";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { WikiPageView } from "@/components/wiki/wiki-page-view";
import { paths } from "@/lib/domain/paths";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getPage } from "@/lib/server/pages/get-page";
import { listPages } from "@/lib/server/pages/list-pages";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Page" };

export default async function WikiPageRoute({ params }: PageProps<"/p/[project]/pages/[page]">) {
  const { project: slug, page: pageSlug } = await params;
  const viewer = await requirePageViewer();
  const read = Promise.all([getPage(viewer, { slug, pageSlug }), listPages(viewer, slug)]);
  const [page, tree] = await orNotFound(slug, read);
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
