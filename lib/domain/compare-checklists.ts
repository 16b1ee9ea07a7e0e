import { labelOfCheck } from "./check-choices";
import type { ChecklistTemplate, TemplateItem, TemplateSection } from "./checklist-template";

/** An item of a text as a person reads it: its words, its priority and how it is found to hold. */
export type ItemWords = Pick<TemplateItem, "text" | "priority"> & { readonly check: string };

/** An item of a text beside the text before it. What was changed has its former words. */
export type ComparedItem = { readonly id: string } & (
  | { readonly kind: "same" | "added" | "removed"; readonly now: ItemWords }
  | { readonly kind: "changed"; readonly now: ItemWords; readonly before: ItemWords }
);

/** A section of a text beside the text before it, with what was taken out of it at its end. */
export type ComparedSection = {
  readonly id: string;
  readonly title: string;
  readonly each: TemplateSection["each"];
  readonly kind: "same" | "added" | "removed" | "changed";
  readonly items: readonly ComparedItem[];
};

/** Holds a text against the one before it (null: there is none, and everything is as it is). Items are the same by their identity. */
export function compareChecklists(
  before: ChecklistTemplate | null,
  now: ChecklistTemplate,
): readonly ComparedSection[] {
  if (before === null) return now.sections.map((section) => whole(section, "same"));
  const kept = new Set(now.sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const former = new Map(before.sections.map((section) => [section.id, section]));
  const formerItems = new Map(before.sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  const sections = now.sections.map((section): ComparedSection => {
    const old = former.get(section.id);
    const items = section.items.map((item) => compareItem(formerItems.get(item.id), item));
    const gone = (old?.items ?? []).filter(({ id }) => !kept.has(id)).map((item) => asItem(item, "removed"));
    const isSame = old?.title === section.title && old.each === section.each;
    const { id, title, each } = section;
    return { id, title, each, kind: old ? (isSame ? "same" : "changed") : "added", items: [...items, ...gone] };
  });
  const left = new Set(now.sections.map(({ id }) => id));
  const gone = before.sections
    .filter(({ id }) => !left.has(id))
    .map((section) => {
      const { items, ...rest } = whole(section, "removed");
      return { ...rest, items: items.filter(({ id }) => !kept.has(id)) };
    });
  return [...sections, ...gone];
}

function compareItem(before: TemplateItem | undefined, now: TemplateItem): ComparedItem {
  if (!before) return asItem(now, "added");
  const [old, words] = [wordsOf(before), wordsOf(now)];
  const isSame = old.text === words.text && old.priority === words.priority && old.check === words.check;
  return isSame ? asItem(now, "same") : { id: now.id, kind: "changed", now: words, before: old };
}

function whole({ id, title, each, items }: TemplateSection, kind: "same" | "removed"): ComparedSection {
  return { id, title, each, kind, items: items.map((item: TemplateItem) => asItem(item, kind)) };
}

function asItem(item: TemplateItem, kind: "same" | "added" | "removed"): ComparedItem {
  return { id: item.id, kind, now: wordsOf(item) };
}

function wordsOf({ text, priority, check }: TemplateItem): ItemWords {
  return { text, priority, check: labelOfCheck(check) };
}
