import type { ChecklistTemplate, TemplateItem, TemplateSection } from "@/lib/domain/checklist-template";

/** A new item of a section, to be written. */
export function newItem(): TemplateItem {
  return { id: freshId(), text: "", priority: "P1", owner: null, check: { kind: "person", lapses: false } };
}

/** A new section with its first item. */
export function newSection(each: TemplateSection["each"]): TemplateSection {
  return withItems({ id: freshId(), title: "", each, items: [] } as TemplateSection, [newItem()]);
}

/** A section with other items. Which checks its items may have, the editor offers by the section, and the server holds. */
export function withItems(section: TemplateSection, items: readonly TemplateItem[]): TemplateSection {
  return { ...section, items } as TemplateSection;
}

/** A text with another one of its sections, or without it. */
export function withSection(
  template: ChecklistTemplate,
  id: string,
  section: TemplateSection | null,
): ChecklistTemplate {
  return { ...template, sections: template.sections.flatMap((each) => (each.id === id ? (section ?? []) : each)) };
}

/** A list with one of its things a place further up or down. */
export function moved<Thing>(things: readonly Thing[], index: number, by: 1 | -1): Thing[] {
  const [thing, other] = [things[index], things[index + by]];
  if (thing === undefined || other === undefined) return [...things];
  return things.map((each, at) => (at === index ? other : at === index + by ? thing : each));
}

function freshId(): string {
  return crypto.randomUUID().slice(0, 13);
}
