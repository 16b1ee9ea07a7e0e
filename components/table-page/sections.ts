import type { TablePage } from "@/lib/domain/catalog-view";
import { docFields } from "@/lib/domain/doc-fields";

export type SectionLink = { readonly id: string; readonly label: string; readonly count: number | null };

/** The sections of a table page in their order, as the index beside it lists them. */
export function sectionsOf(page: TablePage): readonly SectionLink[] {
  const [purpose, ...prose] = docFields.table;
  const link = (id: string, label: string, count: number | null = null): SectionLink => ({ id, label, count });
  return [
    ...(purpose ? [link(purpose.field, purpose.label)] : []),
    ...(page.table.definition ? [link("definition", "Definition")] : []),
    link("columns", "Columns", page.columns.length),
    link("relationships", "Relationships", page.belongsTo.length + page.hasMany.length),
    link("indexes", "Indexes", page.indexes.length),
    link("constraints", "Constraints", page.constraints.length),
    ...(page.table.rls === "not applicable" ? [] : [link("policies", "Policies", page.policies.length)]),
    ...(page.triggers.length > 0 ? [link("triggers", "Triggers", page.triggers.length)] : []),
    ...prose.map((field) => link(field.field, field.label)),
    ...(page.code && page.code.findings.length > 0 ? [link("code", "Code", page.code.findings.length)] : []),
    link("history", "History"),
  ];
}
