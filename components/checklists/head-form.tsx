"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useChecklists } from "@/lib/client/use-checklists";
import { priorities } from "@/lib/domain/checklist-template";
import type { ChecklistView } from "@/lib/domain/checklist-view";

type HeadFormProps = { slug: string; checklist: ChecklistView; onClose: () => void };

/** Changes priority, owner, due date and effort of a checklist. */
export default function HeadForm({ slug, checklist, onClose }: HeadFormProps) {
  const checklists = useChecklists(slug);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "");
    const owner = checklist.owners.find(({ id }) => id === text("owner"));
    checklists.mutate(
      {
        kind: "header",
        checklistId: checklist.id,
        base: checklist.number,
        priority: priorities.find((each) => each === text("priority")) ?? checklist.priority,
        owner: owner ? { kind: owner.kind, id: owner.id } : null,
        dueOn: text("dueOn") || null,
        estimatedMinutes: text("estimated") === "" ? null : toMinutes(text("estimated")),
        spentMinutes: toMinutes(text("spent")),
      },
      { onSuccess: onClose },
    );
  }

  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        <Field label="Priority" required>
          <NativeSelect name="priority" defaultValue={checklist.priority}>
            {priorities.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </NativeSelect>
        </Field>
        <Field label="Owner">
          <NativeSelect name="owner" defaultValue={checklist.owner?.id ?? ""}>
            <option value="">Nobody</option>
            {checklist.owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label="Due">
          <Input name="dueOn" type="date" defaultValue={checklist.dueOn ?? ""} />
        </Field>
        <Field label="Estimated, hours">
          <Input name="estimated" {...hours} defaultValue={toHours(checklist.estimatedMinutes)} />
        </Field>
        <Field label="Spent, hours" required>
          <Input name="spent" {...hours} defaultValue={toHours(checklist.spentMinutes)} />
        </Field>
      </div>
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" size="sm" pending={checklists.isPending}>
          Save
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
        <FormMessage collapse>{checklists.error?.message}</FormMessage>
      </div>
    </form>
  );
}

const hours = { type: "number", min: 0, max: 10_000, step: 0.25 } as const;

function toHours(minutes: number | null): string {
  return minutes === null ? "" : String(Math.round((minutes / 60) * 100) / 100);
}

function toMinutes(given: string): number {
  return Math.round(Number(given) * 60);
}
