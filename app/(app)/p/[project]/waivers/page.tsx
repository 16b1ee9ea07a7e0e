import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { WaiversView } from "@/components/waivers/waivers-view";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { waiverSearch } from "@/lib/domain/waivers";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { listWaivers } from "@/lib/server/waivers/list-waivers";

export const metadata: Metadata = { title: "Waivers" };

export default async function WaiversPage({ params, searchParams }: PageProps<"/p/[project]/waivers">) {
  const { project: slug } = await params;
  const search = readSearch(waiverSearch, searchOf(await searchParams));
  const list = await orNotFound(slug, listWaivers(await requirePageViewer(), { slug, search }));
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          { label: "Checklists", href: paths.checklists(slug) },
          { label: "Waivers" },
        ]}
      />
      <PageBody>
        <PageHeading
          title="Waivers"
          lead="Blockers that need not hold for a while: asked for by one, approved by another, and open again by themselves when their end has come."
        />
        <WaiversView slug={slug} list={list} search={search} />
      </PageBody>
    </>
  );
}
