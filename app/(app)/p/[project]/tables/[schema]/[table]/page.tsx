import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { LivePage } from "@/components/frame/live-page";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { NeighbourTables } from "@/components/table-page/neighbour-tables";
import { SkipToColumns } from "@/components/table-page/skip-to-columns";
import { TablePageView } from "@/components/table-page/table-page-view";
import { nameInAddress, paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getLiveCursor } from "@/lib/server/live/read-news";
import { usesRowLevelSecurity } from "@/lib/server/projects/uses-row-level-security";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { getTable } from "@/lib/server/tables/get-table";

/** So many lines of the history are shown at first. */
const HISTORY_LINES = 12;

type Props = PageProps<"/p/[project]/tables/[schema]/[table]">;

// Next.js hands the names to metadata decoded and to the page as they stand in the address.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInAddress((await params).table) };
}

export default async function TableRoute({ params, searchParams }: Props) {
  const { project: slug, ...names } = await params;
  const schema = nameInAddress(decodeURIComponent(names.schema));
  const name = nameInAddress(decodeURIComponent(names.table));
  const { asOf } = searchOf(await searchParams);
  const input = { slug, schema, name, historyLines: HISTORY_LINES, ...(asOf ? { asOf } : {}) };
  const viewer = await requirePageViewer();
  const since = await orNotFound(slug, getLiveCursor(viewer, slug));
  const page = await orNotFound(slug, getTable(viewer, input));
  const usesRls = page.table.rls !== "disabled" || (await usesRowLevelSecurity(viewer, slug));
  const tables = { label: "Tables", href: paths.tables(slug) };
  return (
    <>
      {page.columns.length > 0 ? <SkipToColumns /> : null}
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          tables,
          { label: name, mono: true },
        ]}
        people={page.asOf.isHead ? <LivePage slug={slug} place={page.table.objectId} since={since} /> : null}
        actions={
          <NeighbourTables slug={slug} schema={schema} name={name} asOf={page.asOf.isHead ? null : (asOf ?? null)} />
        }
      />
      {page.asOf.isHead ? null : (
        <AsOfBand version={page.asOf.version ?? ""} headHref={paths.table(slug, schema, name)} isMeasured />
      )}
      <TablePageView slug={slug} page={page} usesRls={usesRls} />
    </>
  );
}
