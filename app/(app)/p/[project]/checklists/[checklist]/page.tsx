import type { Metadata } from "next";
import { ChecklistBody } from "@/components/checklists/checklist-body";
import { ChecklistHead } from "@/components/checklists/checklist-head";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { checklistSearch } from "@/lib/domain/checklist-search";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { getChecklist } from "@/lib/server/checklists/get-checklist";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Checklist" };

export default async function ChecklistPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/checklists/[checklist]">) {
  const { project: slug, checklist: name } = await params;
  const search = readSearch(checklistSearch, searchOf(await searchParams));
  const checklist = await orNotFound(slug, getChecklist(await requirePageViewer(), { slug, checklist: name, search }));
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          { label: "Checklists", href: paths.checklists(slug) },
          { label: checklist.title },
        ]}
      />
      <PageBody>
        <PageHeading title={checklist.title} />
        <ChecklistHead slug={slug} checklist={checklist} />
        <ChecklistBody slug={slug} checklist={checklist} search={search} />
      </PageBody>
    </>
  );
}
