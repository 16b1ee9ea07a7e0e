"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { updateProjectAction } from "@/lib/actions/projects";
import { useActionForm } from "@/lib/client/use-action-form";
import type { ProjectSummary } from "@/lib/domain/project-view";

/** A project's name, description, and where its code can be seen. */
export function ProjectDetailsForm({ project }: { project: ProjectSummary }) {
  const { form, errors, message, result, isPending } = useActionForm(updateProjectAction);
  return (
    <form {...form} className="flex max-w-xl flex-col gap-5">
      <input type="hidden" name="project" value={project.slug} />
      <Field label="Name" required error={errors.name}>
        <Input name="name" defaultValue={project.name} autoComplete="off" />
      </Field>
      <Field label="Description" error={errors.description} hint="What the database is for, in a sentence.">
        <Textarea name="description" rows={3} defaultValue={project.description} />
      </Field>
      <Field
        label="Address of the code"
        error={errors.codeAddress}
        hint="Where a line of a Drizzle or Prisma schema can be seen, with {path} and {line} in their places."
      >
        <Input
          name="codeAddress"
          defaultValue={project.codeAddress}
          autoComplete="off"
          placeholder="https://github.com/you/app/blob/main/{path}#L{line}"
        />
      </Field>
      <div className="flex items-center gap-4">
        <Button type="submit" variant="primary" pending={isPending}>
          Save
        </Button>
        <FormMessage tone={message ? "bad" : "good"}>{message ?? (result?.ok ? "Saved." : null)}</FormMessage>
      </div>
    </form>
  );
}
