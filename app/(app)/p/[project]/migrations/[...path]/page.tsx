import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { MigrationView } from "@/components/migrations/migration-view";
import { SqlView } from "@/components/sql/sql-view";
import { nameInAddress, paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getMigration } from "@/lib/server/migrations/get-migration";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

type Props = PageProps<"/p/[project]/migrations/[...path]">;

// Next.js hands the segments to metadata decoded and to the page as they stand in the address.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).path.map(nameInAddress).join("/") };
}

export default async function MigrationRoute({ params, searchParams }: Props) {
  const { project: slug, path } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const migration = await orNotFound(slug, getMigration(viewer, slug, pathOf(path), asOf ? { asOf } : {}));
  const migrations = { label: "Migrations", href: paths.migrations(slug) };
  return (
    <>
      <TopBar
        breadcrumb={[
          { label: <ProjectName slug={slug} />, href: paths.project(slug) },
          migrations,
          { label: migration.version, mono: true },
        ]}
      />
      {migration.asOf.isHead ? null : (
        <AsOfBand version={migration.asOf.version ?? ""} headHref={paths.migration(slug, migration.path)} />
      )}
      <PageBody width="full">
        <MigrationView
          slug={slug}
          migration={migration}
          sql={<SqlView sql={migration.sql} label={`SQL of ${migration.path}`} />}
        />
      </PageBody>
    </>
  );
}

/** The segments come as they stand in the address; one that is no encoding is no path either. */
function pathOf(segments: readonly string[]): string {
  try {
    return segments.map(decodeURIComponent).map(nameInAddress).join("/");
  } catch {
    return segments.join("/");
  }
}
