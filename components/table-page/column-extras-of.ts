import type { RenderedDocs } from "@/components/docs/render-docs";
import type { ColumnView, DocView } from "@/lib/domain/catalog-view";
import { meaningOf } from "@/lib/domain/doc-fields";
import { shownSections } from "@/lib/domain/shown-sections";
import type { TemplateSection } from "@/lib/domain/template";
import type { ColumnExtra } from "./column-extras";

/** What can be written about a column besides its cells: the sections without one, then what each of its values means. */
export function extrasOf(
  { objectId, docs, values, valuesFrom }: ColumnView,
  others: readonly TemplateSection[],
  rendered: RenderedDocs,
): readonly ColumnExtra[] {
  const toExtra = (field: ColumnExtra["field"], doc: DocView | null) => ({
    field,
    doc,
    rendered: rendered[doc?.docId ?? ""],
  });
  const own = shownSections(others, docs).map((section): ColumnExtra => {
    const note = section.use === "off" ? "no longer part of the template" : null;
    return { ...toExtra(section, docs[section.field] ?? null), objectId, value: null, note };
  });
  const meanings = values.map((each): ColumnExtra => {
    const note = each.isAllowed || valuesFrom === null ? null : "no longer allowed";
    return { ...toExtra(meaningOf(each.value), each.doc), objectId: each.objectId, value: each.value, note };
  });
  return [...own, ...meanings];
}
