import type { Metadata } from "next";
import { ArchiveView } from "@/components/archive/archive-view";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { archiveSearch } from "@/lib/domain/archive-search";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { getArchive } from "@/lib/server/archive/get-archive";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Archived docs" };

export default async function ArchivePage({ params, searchParams }: PageProps<"/p/[project]/archive">) {
  const { project: slug } = await params;
  const search = readSearch(archiveSearch, searchOf(await searchParams));
  const archive = await orNotFound(slug, getArchive(await requirePageViewer(), { slug, search }));
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Archived docs" }]}
      />
      <PageBody>
        <PageHeading
          title="Archived docs"
          lead="What people wrote about things that were dropped since. Nothing is lost."
        />
        <ArchiveView slug={slug} archive={archive} search={search} />
      </PageBody>
    </>
  );
}
