import { anchorOfSection } from "@/lib/domain/anchor-of-section";
import type { TablePage } from "@/lib/domain/catalog-view";
import { shownSections } from "@/lib/domain/shown-sections";

export type SectionLink = { readonly id: string; readonly label: string; readonly count: number | null };

/** The prose of a table by its template: what stands above what the schema says, and what below. */
export function proseOf({ template, table }: Pick<TablePage, "template" | "table">) {
  const shown = shownSections(template.sections.table, table.docs);
  const above = template.sections.table.slice(0, template.above).filter(({ use }) => use !== "off").length;
  return { above: shown.slice(0, above), below: shown.slice(above) };
}

/** The sections of a table page in their order, as the index beside it lists them. */
export function sectionsOf(page: TablePage): readonly SectionLink[] {
  const { above, below } = proseOf(page);
  const link = (id: string, label: string, count: number | null = null): SectionLink => ({ id, label, count });
  return [
    ...above.map((section) => link(anchorOfSection(section), section.label)),
    ...(page.table.definition ? [link("definition", "Definition")] : []),
    link("columns", "Columns", page.columns.length),
    link("relationships", "Relationships", page.belongsTo.length + page.hasMany.length),
    link("indexes", "Indexes", page.indexes.length),
    link("constraints", "Constraints", page.constraints.length),
    ...(page.table.rls === "not applicable" ? [] : [link("policies", "Policies", page.policies.length)]),
    ...(page.triggers.length > 0 ? [link("triggers", "Triggers", page.triggers.length)] : []),
    ...below.map((section) => link(anchorOfSection(section), section.label)),
    ...(page.code && page.code.findings.length > 0 ? [link("code", "Code", page.code.findings.length)] : []),
    ...(page.dropped.length > 0 ? [link("dropped", "Dropped", page.dropped.length)] : []),
    link("history", "History"),
  ];
}
