"use client";

import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { archiveProjectAction, restoreProjectAction } from "@/lib/actions/projects";
import { useRun } from "@/lib/client/use-run";
import type { ProjectSummary } from "@/lib/domain/project-view";

/** Puts a project to rest, or brings it back. */
export function ArchiveSection({ project }: { project: ProjectSummary }) {
  const { run, isPending, message } = useRun();
  const input = { project: project.slug };
  return (
    <div className="flex max-w-xl flex-col items-start gap-3">
      <p className="text-muted-foreground">
        {project.isArchived
          ? "This project is archived: it can be read, and nothing in it changes."
          : "An archived project can be read, and nothing in it changes. It can be restored at any time."}
      </p>
      <Button
        pending={isPending}
        onClick={() => run(() => (project.isArchived ? restoreProjectAction(input) : archiveProjectAction(input)))}
      >
        {project.isArchived ? "Restore the project" : "Archive the project"}
      </Button>
      <FormMessage>{message}</FormMessage>
    </div>
  );
}
