import type { Metadata } from "next";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { WikiHome } from "@/components/wiki/wiki-home";
import { paths } from "@/lib/domain/paths";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { listPages } from "@/lib/server/pages/list-pages";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Pages" };

export default async function PagesPage({ params }: PageProps<"/p/[project]/pages">) {
  const { project: slug } = await params;
  const tree = await orNotFound(slug, listPages(await requirePageViewer(), slug));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Pages" }]} />
      <WikiHome slug={slug} tree={tree} />
    </>
  );
}
