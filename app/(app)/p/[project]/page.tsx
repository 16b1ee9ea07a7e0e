import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { TopBar } from "@/components/frame/top-bar";
import { OverviewView } from "@/components/overview/overview-view";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getOverview } from "@/lib/server/overview/get-overview";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params, searchParams }: PageProps<"/p/[project]">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const overview = await orNotFound(slug, getOverview(viewer, slug, asOf ? { asOf } : {}));
  return (
    <>
      <TopBar breadcrumb={[{ label: overview.project.name }, { label: "Overview" }]} />
      {overview.asOf.isHead ? null : (
        <AsOfBand version={overview.asOf.version ?? ""} headHref={paths.project(slug)} isMeasured />
      )}
      <OverviewView overview={overview} />
    </>
  );
}
