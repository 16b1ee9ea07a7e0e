import type { Metadata } from "next";
import { VersionView } from "@/components/checklist-versions/version-view";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import { getChecklistVersion } from "@/lib/server/checklists/get-checklist-version";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Version of a checklist" };

export default async function ChecklistVersionPage({
  params,
}: PageProps<"/p/[project]/checklists/[checklist]/versions/[version]">) {
  const { project: slug, checklist, version: number } = await params;
  const viewer = await requirePageViewer();
  const reading = getChecklistVersion(viewer, { slug, checklist, version: number });
  const version = await orNotFound(slug, reading);
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          { label: "Checklists", href: paths.checklists(slug) },
          { label: version.title, href: paths.checklist(slug, checklist) },
          { label: `Version ${version.number}` },
        ]}
      />
      <PageBody>
        <PageHeading
          title={`${version.title}, version ${version.number}`}
          lead={
            <>
              Written by <Revealed>{version.by}</Revealed>, <Time at={version.at} />.{" "}
              {version.number === 1 ? "The first text." : "What it changed of the one before is marked."}
            </>
          }
        />
        <VersionView slug={slug} checklist={checklist} version={version} />
      </PageBody>
    </>
  );
}
