import type { Metadata } from "next";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { RevisionsView } from "@/components/revisions/revisions-view";
import { readDocRevisionsSearch } from "@/lib/domain/doc-revisions-search";
import { paths } from "@/lib/domain/paths";
import { canDo } from "@/lib/domain/permissions";
import { searchOf } from "@/lib/domain/search-params";
import { listRevisions } from "@/lib/server/docs/list-revisions";
import { orLater } from "@/lib/server/http/or-later";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { authorizeProject } from "@/lib/server/projects/authorize-project";
import { compareRevisions } from "@/lib/server/revisions/compare-revisions";
import { getDocBlame } from "@/lib/server/revisions/get-doc-blame";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Revisions" };

export default async function DocRevisionsPage({ params, searchParams }: PageProps<"/p/[project]/docs/[doc]">) {
  const { project: slug, doc: docId } = await params;
  const search = readDocRevisionsSearch(searchOf(await searchParams));
  const viewer = await requirePageViewer();
  const input = { slug, docId };
  const history = await orNotFound(slug, listRevisions(viewer, { ...input, ...search }));
  const shown = await orNotFound(slug, orLater(readShown()));
  const { role, isArchived } = await authorizeProject(viewer, slug, "project.read");

  async function readShown() {
    if (search.view === "blame") return { kind: "blame" as const, blame: await getDocBlame(viewer, input) };
    return { kind: "pair" as const, pair: await compareRevisions(viewer, { ...input, ...search }) };
  }

  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          { label: `${history.label} of ${history.name}` },
        ]}
      />
      <RevisionsView
        slug={slug}
        history={history}
        shown={shown}
        search={search}
        canWrite={canDo(role, history.kind === "page" ? "page.write" : "doc.write") && !isArchived}
      />
    </>
  );
}
