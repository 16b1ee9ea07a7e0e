import type { Metadata } from "next";
import { Suspense } from "react";
import { ArchiveLink } from "@/components/archive/archive-link";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { NoTables } from "@/components/tables-grid/no-tables";
import { packGrid } from "@/components/tables-grid/pack-grid";
import { TablesGrid } from "@/components/tables-grid/tables-grid";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { countArchived } from "@/lib/server/archive/count-archived";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { findTables } from "@/lib/server/tables/find-tables";

export const metadata: Metadata = { title: "Tables" };

export default async function TablesPage({ params, searchParams }: PageProps<"/p/[project]/tables">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const grid = await orNotFound(slug, findTables(await requirePageViewer(), { slug, ...(asOf ? { asOf } : {}) }));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Tables" }]} />
      {grid.asOf.isHead ? null : (
        <AsOfBand version={grid.asOf.version ?? ""} headHref={paths.tables(slug)} isMeasured />
      )}
      <PageBody width="full">
        <PageHeading
          title="Tables"
          actions={
            grid.asOf.isHead ? (
              <Suspense>
                <Dropped slug={slug} />
              </Suspense>
            ) : null
          }
        />
        {grid.rows.length === 0 ? (
          <NoTables slug={slug} canImport={grid.can.includes("import.run")} />
        ) : (
          <TablesGrid slug={slug} grid={packGrid(grid)} />
        )}
      </PageBody>
    </>
  );
}

// The page does not wait for it.
async function Dropped({ slug }: { slug: string }) {
  return <ArchiveLink slug={slug} count={await countArchived(await requirePageViewer(), slug)} />;
}
