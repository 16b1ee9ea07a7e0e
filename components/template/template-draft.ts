import {
  type TemplateKind,
  type TemplateSection,
  type TemplateSettings,
  templateKinds,
  type UpdateTemplateInput,
} from "@/lib/domain/template";

/** A section as it is being changed; its field is empty while it is being made. */
export type DraftSection = Pick<TemplateSection, "field" | "label" | "prompt" | "isOwn" | "use">;

/** A line of the draft: a section, or what the schema says of a table (null), which can only be moved. */
export type DraftRow = { readonly key: string; readonly section: DraftSection | null; readonly texts: number };

export type TemplateDraft = Readonly<Record<TemplateKind, readonly DraftRow[]>>;

/** What a person starts from. */
export function toDraft({ template, texts }: TemplateSettings): TemplateDraft {
  const ofKind = (kind: TemplateKind): readonly DraftRow[] => {
    const rows = template.sections[kind].map(
      (section): DraftRow => ({ key: section.field, section, texts: texts[`${kind} ${section.field}`] ?? 0 }),
    );
    const schema = { key: "schema", section: null, texts: 0 };
    return kind === "table" ? [...rows.slice(0, template.above), schema, ...rows.slice(template.above)] : rows;
  };
  return Object.fromEntries(templateKinds.map((kind) => [kind, ofKind(kind)])) as TemplateDraft;
}

/** What is sent of it. */
export function toInput(draft: TemplateDraft): Pick<UpdateTemplateInput, "above" | "sections"> {
  const sections = templateKinds.map((kind) => [
    kind,
    draft[kind].flatMap(({ section }) => {
      if (section === null) return [];
      const { field, use, isOwn, label, prompt } = section;
      return [isOwn ? { field, use, label, prompt } : { field, use }];
    }),
  ]);
  return { above: draft.table.findIndex(({ section }) => section === null), sections: Object.fromEntries(sections) };
}

/** The rows with one of them a place further up or down. */
export function moved(rows: readonly DraftRow[], index: number, by: 1 | -1): readonly DraftRow[] {
  const row = rows[index];
  const other = rows[index + by];
  if (!row || !other) return rows;
  return rows.map((each, at) => (at === index ? other : at === index + by ? row : each));
}
