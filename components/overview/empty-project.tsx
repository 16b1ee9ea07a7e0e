import { Layers } from "lucide-react";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/domain/paths";
import type { ProjectSummary } from "@/lib/domain/project-view";

/** A project before its first import: what to do, and how it is done from a terminal. */
export function EmptyProject({ project }: { project: ProjectSummary }) {
  const canImport = project.can.includes("import.run");
  return (
    <PageBody>
      <PageHeading title={project.name} lead={project.description || undefined} />
      <EmptyState
        icon={<Layers aria-hidden />}
        title="No migrations yet"
        action={
          canImport ? (
            <Button asChild variant="primary">
              <StateLink href={paths.import(project.slug)}>Import migrations</StateLink>
            </Button>
          ) : undefined
        }
      >
        {canImport ? (
          <>
            Give Strata the migration files of the database. It replays them into a catalog that your team can write
            about. From a terminal, with a{" "}
            <StateLink href={paths.tokens()} className="rounded-sm text-primary underline decoration-primary/40">
              token
            </StateLink>{" "}
            whose scope is Import:{" "}
            <code className="font-mono text-xs">
              npm run -s strata -- push ./migrations --project {project.slug} --url … --token …
            </code>
          </>
        ) : (
          "An editor of this project can import the migration files of the database."
        )}
      </EmptyState>
    </PageBody>
  );
}
