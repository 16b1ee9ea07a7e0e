"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { deleteProjectAction } from "@/lib/actions/projects";
import { useActionForm } from "@/lib/client/use-action-form";
import type { ProjectSummary } from "@/lib/domain/project-view";

/** Deletes a project, once its name has been typed. */
export function DeleteSection({ project }: { project: ProjectSummary }) {
  const { form, errors, message, isPending } = useActionForm(deleteProjectAction);
  const [typed, setTyped] = useState("");
  return (
    <form {...form} className="flex max-w-xl flex-col items-start gap-3">
      <p className="text-muted-foreground">
        Everything in it goes: migrations, catalog, docs, every revision. This cannot be undone.
      </p>
      <input type="hidden" name="project" value={project.slug} />
      <Field label={`Type ${project.name} to delete it`} required error={errors.typedName} className="w-full">
        <Input
          name="typedName"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Button type="submit" variant="danger" pending={isPending} disabled={typed.trim() !== project.name}>
        Delete the project
      </Button>
      <FormMessage collapse>{message}</FormMessage>
    </form>
  );
}
