import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { ObjectsView } from "@/components/objects/objects-view";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { listObjects } from "@/lib/server/objects/list-objects";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Functions and types" };

export default async function ObjectsPage({ params, searchParams }: PageProps<"/p/[project]/objects">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const list = await orNotFound(slug, listObjects(viewer, { slug, ...(asOf ? { asOf } : {}) }));
  const project = { label: <ProjectName slug={slug} />, href: paths.project(slug) };
  return (
    <>
      <TopBar breadcrumb={[project, { label: "Functions and types" }]} />
      {list.asOf.isHead ? null : (
        <AsOfBand version={list.asOf.version ?? ""} headHref={paths.objects(slug)} isMeasured />
      )}
      <ObjectsView slug={slug} list={list} />
    </>
  );
}
