import type { TemplateSection } from "./template";

/** Where the prose of a section stands on a table's page. */
export function anchorOfSection({ field }: Pick<TemplateSection, "field">): string {
  return field.replace(/\s+/gu, "-");
}
