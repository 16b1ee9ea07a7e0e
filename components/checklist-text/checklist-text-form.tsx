"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SaveRow } from "@/components/ui/save-row";
import { useChecklists } from "@/lib/client/use-checklists";
import type { TemplateSection } from "@/lib/domain/checklist-template";
import type { ChecklistText } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";
import { SectionEditor } from "./section-editor";
import { moved, newSection, withSection } from "./text-draft";

/** Writes the text of a checklist: its sections, and what each item asks for. */
export function ChecklistTextForm({ slug, text }: { slug: string; text: ChecklistText }) {
  const router = useRouter();
  const checklists = useChecklists(slug);
  const [draft, setDraft] = useState(text.template);
  const [base, setBase] = useState(text.version);
  const [isSaved, setIsSaved] = useState(false);

  function change(next: typeof draft) {
    setDraft(next);
    setIsSaved(false);
  }
  const add = (each: TemplateSection["each"]) => change({ ...draft, sections: [...draft.sections, newSection(each)] });

  function save(event: FormEvent) {
    event.preventDefault();
    checklists.mutate(
      { kind: "edit", checklistId: text.id, base, template: draft },
      {
        onSuccess: ({ version }) => {
          setBase(version);
          setIsSaved(true);
        },
      },
    );
  }
  const remove = () =>
    checklists.mutate(
      { kind: "remove", checklistId: text.id },
      { onSuccess: () => router.push(paths.checklists(slug)) },
    );

  return (
    <form onSubmit={save} className="flex max-w-4xl flex-col gap-8">
      <Field label="Title" required className="max-w-md">
        <Input
          required
          maxLength={120}
          value={draft.title}
          onChange={({ target }) => change({ ...draft, title: target.value })}
        />
      </Field>
      {draft.sections.map((section, index) => (
        <SectionEditor
          key={section.id}
          section={section}
          owners={text.owners}
          pages={text.pages}
          place={{ isFirst: index === 0, isLast: index === draft.sections.length - 1 }}
          onMove={(by) => change({ ...draft, sections: moved(draft.sections, index, by) })}
          onChange={(next) => change(withSection(draft, section.id, next))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => add("project")}>
          <Plus aria-hidden /> Section
        </Button>
        <Button onClick={() => add("table")}>
          <Plus aria-hidden /> Section for every table
        </Button>
        <AlertDialog
          trigger={
            <Button variant="ghost" className="ml-auto">
              Remove the checklist
            </Button>
          }
          title="Remove the checklist?"
          description="It is taken off the project. Its versions and what was ticked are kept."
          confirm="Remove"
          danger
          onConfirm={remove}
        />
      </div>
      <div className="sticky bottom-0 -mx-4 border-t bg-background px-4 py-3">
        <SaveRow isPending={checklists.isPending} message={checklists.error?.message ?? null} isSaved={isSaved} />
      </div>
    </form>
  );
}
