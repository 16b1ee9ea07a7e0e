import type { Metadata } from "next";
import { CompareView } from "@/components/compare/compare-view";
import { PageBody } from "@/components/frame/page-body";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { compareSearch, toCompareInput } from "@/lib/domain/compare-search";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { comparePoints } from "@/lib/server/compare/compare-points";
import { orLater } from "@/lib/server/http/or-later";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { listVersionChoices } from "@/lib/server/migrations/list-version-choices";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({ params, searchParams }: PageProps<"/p/[project]/compare">) {
  const { project: slug } = await params;
  const search = readSearch(compareSearch, searchOf(await searchParams));
  const viewer = await requirePageViewer();
  const comparing = orLater(comparePoints(viewer, { slug, ...toCompareInput(search) }));
  const [comparison, versions] = await orNotFound(slug, Promise.all([comparing, listVersionChoices(viewer, slug)]));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Compare" }]} />
      {"kind" in comparison ? (
        <PageBody>
          <p role="alert">{comparison.words}</p>
        </PageBody>
      ) : (
        <CompareView slug={slug} comparison={comparison} versions={versions} search={search} />
      )}
    </>
  );
}
