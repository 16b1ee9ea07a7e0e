import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { ImportPanel } from "@/components/import/import-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/domain/paths";
import { canDo } from "@/lib/domain/permissions";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { authorizeProject } from "@/lib/server/projects/authorize-project";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: PageProps<"/p/[project]/import">) {
  const { project: slug } = await params;
  const project = await orNotFound(slug, authorizeProject(await requirePageViewer(), slug, "project.read"));
  const migrations = { label: "Migrations", href: paths.migrations(slug) };
  return (
    <>
      <TopBar breadcrumb={[{ label: project.name, href: paths.project(slug) }, migrations, { label: "Import" }]} />
      <PageBody>
        <PageHeading
          title="Import migrations"
          lead="Give the whole folder each time, or only what is new. What is already there is recognised."
        />
        {canDo(project.role, "import.run") && !project.isArchived ? (
          <ImportPanel slug={slug} />
        ) : (
          <EmptyState title={project.isArchived ? "This project is archived" : "Importing takes an editor"}>
            {project.isArchived
              ? "Restore it in its settings before importing."
              : "You can read this project. Ask one of its admins for the role editor to import migrations."}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
