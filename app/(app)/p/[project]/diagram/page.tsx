import type { Metadata } from "next";
import { DiagramPageView } from "@/components/diagram-page/diagram-page-view";
import { AsOfBand } from "@/components/frame/as-of-band";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { listOf, searchOf } from "@/lib/domain/search-params";
import { getDiagram } from "@/lib/server/diagrams/get-diagram";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Diagram" };

export default async function DiagramPage({ params, searchParams }: PageProps<"/p/[project]/diagram">) {
  const { project: slug } = await params;
  const search = await searchParams;
  const { asOf } = searchOf(search);
  const tables = listOf(search.table);
  const input = { slug, tables, ...(asOf ? { asOf } : {}) };
  const diagram = await orNotFound(slug, getDiagram(await requirePageViewer(), input));
  const chosen = new URLSearchParams(tables.map((table) => ["table", table]));
  const headHref = `${paths.diagram(slug)}${tables.length > 0 ? `?${chosen}` : ""}`;
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Diagram" }]} />
      {diagram.asOf.isHead ? null : <AsOfBand version={diagram.asOf.version ?? ""} headHref={headHref} />}
      <DiagramPageView slug={slug} diagram={diagram} isChosen={tables.length > 0} />
    </>
  );
}
