"use client";

import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { archiveProjectAction, restoreProjectAction } from "@/lib/actions/projects";
import { useActionForm } from "@/lib/client/use-action-form";
import type { ProjectSummary } from "@/lib/domain/project-view";

/** Puts a project to rest, or brings it back. */
export function ArchiveSection({ project }: { project: ProjectSummary }) {
  const { form, message, isPending } = useActionForm(project.isArchived ? restoreProjectAction : archiveProjectAction);
  return (
    <form {...form} className="flex max-w-xl flex-col items-start gap-3">
      <p className="text-muted-foreground">
        {project.isArchived
          ? "This project is archived: it can be read, and nothing in it changes."
          : "An archived project can be read, and nothing in it changes. It can be restored at any time."}
      </p>
      <input type="hidden" name="project" value={project.slug} />
      <Button type="submit" pending={isPending}>
        {project.isArchived ? "Restore the project" : "Archive the project"}
      </Button>
      <FormMessage collapse>{message}</FormMessage>
    </form>
  );
}
