import { Archive } from "lucide-react";
import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { StaleListView } from "@/components/stale/stale-list-view";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { staleSearch } from "@/lib/domain/stale-search";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { listStale } from "@/lib/server/stale/list-stale";

export const metadata: Metadata = { title: "Stale docs" };

export default async function StalePage({ params, searchParams }: PageProps<"/p/[project]/stale">) {
  const { project: slug } = await params;
  const given = searchOf(await searchParams);
  const search = readSearch(staleSearch, given);
  const input = { slug, search, ...(given.asOf ? { asOf: given.asOf } : {}) };
  const list = await orNotFound(slug, listStale(await requirePageViewer(), input));
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Stale docs" }]}
      />
      {list.asOf.isHead ? null : <AsOfBand version={list.asOf.version ?? ""} headHref={paths.stale(slug)} />}
      <PageBody>
        <PageHeading
          title="Stale docs"
          lead="What changed after somebody wrote about it, by owner, the longest stale first."
          actions={
            <Button asChild>
              <Link href={paths.archive(slug)}>
                <Archive aria-hidden /> Archived docs
              </Link>
            </Button>
          }
        />
        <StaleListView slug={slug} list={list} search={search} />
      </PageBody>
    </>
  );
}
