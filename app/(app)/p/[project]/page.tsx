import type { Metadata } from "next";
import { TopBar } from "@/components/frame/top-bar";
import { OverviewView } from "@/components/overview/overview-view";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getOverview } from "@/lib/server/overview/get-overview";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params }: PageProps<"/p/[project]">) {
  const { project: slug } = await params;
  const overview = await orNotFound(slug, getOverview(await requirePageViewer(), slug));
  return (
    <>
      <TopBar breadcrumb={[{ label: overview.project.name }, { label: "Overview" }]} />
      <OverviewView overview={overview} />
    </>
  );
}
