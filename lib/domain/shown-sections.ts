import type { TemplateSection } from "./template";

type Texts = Readonly<Record<string, { readonly text: string } | undefined>>;

/** Whether a page shows a section of an object: always one of the template, another only where something is written. */
export function isShown({ field, use }: TemplateSection, docs: Texts): boolean {
  return use !== "off" || (docs[field]?.text ?? "") !== "";
}

/** The sections of an object as a page shows them: those of the template in its order, then what else was written. */
export function shownSections(sections: readonly TemplateSection[], docs: Texts): readonly TemplateSection[] {
  const shown = sections.filter((section) => isShown(section, docs));
  return [...shown.filter(({ use }) => use !== "off"), ...shown.filter(({ use }) => use === "off")];
}
