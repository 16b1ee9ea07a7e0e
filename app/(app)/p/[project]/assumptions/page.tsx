import type { Metadata } from "next";
import { AssumptionList } from "@/components/assumptions/assumption-list";
import { StateAssumption } from "@/components/assumptions/state-assumption";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { listAssumptions } from "@/lib/server/assumptions/list-assumptions";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Assumptions" };

export default async function AssumptionsPage({ params, searchParams }: PageProps<"/p/[project]/assumptions">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const list = await orNotFound(slug, listAssumptions(await requirePageViewer(), { slug, ...(asOf ? { asOf } : {}) }));
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          { label: "Checklists", href: paths.checklists(slug) },
          { label: "Assumptions" },
        ]}
      />
      {list.asOf.isHead ? null : <AsOfBand version={list.asOf.version ?? ""} headHref={paths.assumptions(slug)} />}
      <PageBody>
        <PageHeading
          title="Assumptions"
          lead="What everybody takes for granted about the schema, held against the catalog. Each is true, or lists its exceptions and why."
        />
        {list.can.includes("checklist.manage") ? (
          <StateAssumption slug={slug} stated={list.assumptions.map(({ text }) => text)} />
        ) : null}
        <AssumptionList slug={slug} list={list} />
      </PageBody>
    </>
  );
}
