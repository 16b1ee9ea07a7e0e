"use client";

import { type FormEvent, useRef, useState } from "react";
import { SaveRow } from "@/components/ui/save-row";
import { Section } from "@/components/ui/section";
import { updateTemplateAction } from "@/lib/actions/templates";
import { useRun } from "@/lib/client/use-run";
import { kindWords } from "@/lib/domain/kind-words";
import { type TemplateKind, type TemplateSettings, templateKinds } from "@/lib/domain/template";
import { KindSections } from "./kind-sections";
import { type DraftRow, toDraft, toInput } from "./template-draft";

type TemplateFormProps = { slug: string; settings: TemplateSettings };

/** Says which sections the docs of each kind of object have, in which order, and which must be written. */
export function TemplateForm({ slug, settings }: TemplateFormProps) {
  const [draft, setDraft] = useState(() => toDraft(settings));
  const [base, setBase] = useState(settings.template.number);
  const [isSaved, setIsSaved] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, message } = useRun();

  function change(kind: TemplateKind, rows: readonly DraftRow[]) {
    setDraft((before) => ({ ...before, [kind]: rows }));
    setIsSaved(false);
  }

  function save(event: FormEvent) {
    event.preventDefault();
    if (!form.current?.reportValidity()) return;
    run(
      () => updateTemplateAction({ project: slug, base, ...toInput(draft) }),
      (template) => {
        setDraft(toDraft({ template, texts: settings.texts }));
        setBase(template.number);
        setIsSaved(true);
      },
    );
  }

  return (
    <form ref={form} onSubmit={save} className="flex max-w-3xl flex-col gap-8">
      {templateKinds.map((kind) => (
        <Section key={kind} id={kind} title={kindWords[kind]}>
          <KindSections kind={kind} rows={draft[kind]} onChange={(rows) => change(kind, rows)} />
        </Section>
      ))}
      <div className="sticky bottom-0 -mx-4 border-t bg-background px-4 py-3">
        <SaveRow isPending={isPending} message={message} isSaved={isSaved} />
      </div>
    </form>
  );
}
