import type { Metadata } from "next";
import { DomainsView } from "@/components/domains/domains-view";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { listDomains } from "@/lib/server/domains/list-domains";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Domains" };

export default async function DomainsPage({ params, searchParams }: PageProps<"/p/[project]/domains">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const list = await orNotFound(slug, listDomains(await requirePageViewer(), { slug, ...(asOf ? { asOf } : {}) }));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Domains" }]} />
      {list.asOf.isHead ? null : (
        <AsOfBand version={list.asOf.version ?? ""} headHref={paths.domains(slug)} isMeasured />
      )}
      <PageBody>
        <PageHeading title="Domains" lead="How far each part of the schema is documented, by kind of object." />
        <DomainsView slug={slug} list={list} />
      </PageBody>
    </>
  );
}
