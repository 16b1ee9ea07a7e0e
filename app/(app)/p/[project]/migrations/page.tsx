import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { PageBody } from "@/components/frame/page-body";
import { TopBar } from "@/components/frame/top-bar";
import { MigrationListView } from "@/components/migrations/migration-list-view";
import { paths } from "@/lib/domain/paths";
import { canDo } from "@/lib/domain/permissions";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { listMigrations } from "@/lib/server/migrations/list-migrations";
import { authorizeProject } from "@/lib/server/projects/authorize-project";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Migrations" };

export default async function MigrationsPage({ params, searchParams }: PageProps<"/p/[project]/migrations">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const list = await orNotFound(slug, listMigrations(viewer, slug, asOf ? { asOf } : {}));
  const { name, role, isArchived } = await authorizeProject(viewer, slug, "project.read");
  return (
    <>
      <TopBar breadcrumb={[{ label: name, href: paths.project(slug) }, { label: "Migrations" }]} />
      {list.asOf.isHead ? null : <AsOfBand version={list.asOf.version ?? ""} headHref={paths.migrations(slug)} />}
      <PageBody width="full">
        <MigrationListView slug={slug} list={list} canImport={canDo(role, "import.run") && !isArchived} />
      </PageBody>
    </>
  );
}
