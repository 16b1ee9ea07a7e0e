"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { createProjectAction } from "@/lib/actions/projects";
import { useActionForm } from "@/lib/client/use-action-form";
import { suggestSlug } from "@/lib/domain/projects";

/** Makes a project. The address follows the name until it is written by hand. */
export function NewProjectForm() {
  const { form, errors, message, isPending } = useActionForm(createProjectAction);
  const [name, setName] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  return (
    <form {...form} className="flex max-w-xl flex-col gap-5">
      <Field label="Name" required error={errors.name}>
        <Input name="name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <Field label="Address" required error={errors.slug} hint="Part of every link to the project. It stays as it is.">
        <Input
          name="slug"
          value={ownSlug ?? suggestSlug(name)}
          onChange={(event) => setOwnSlug(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field label="Description" error={errors.description} hint="What the database is for, in a sentence.">
        <Textarea name="description" rows={3} />
      </Field>
      <FormMessage>{message}</FormMessage>
      <div>
        <Button type="submit" variant="primary" pending={isPending}>
          Create the project
        </Button>
      </div>
    </form>
  );
}
