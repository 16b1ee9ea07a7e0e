"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SaveRow } from "@/components/ui/save-row";
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
      <input type="hidden" name="baseName" value={project.name} />
      <input type="hidden" name="baseDescription" value={project.description} />
      <input type="hidden" name="baseCodeAddress" value={project.codeAddress} />
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
      <SaveRow isPending={isPending} message={message} isSaved={result?.ok === true} />
    </form>
  );
}
