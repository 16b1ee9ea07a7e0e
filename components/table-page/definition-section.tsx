import { SqlView } from "@/components/sql/sql-view";
import { Section } from "@/components/ui/section";
import type { SectionProps } from "./table-page-view";

/** The query of a view, the module of a virtual table. */
export function DefinitionSection({ page }: SectionProps) {
  if (!page.table.definition) return null;
  return (
    <Section id="definition" title="Definition">
      <SqlView sql={page.table.definition} label={`Definition of ${page.table.name}`} />
    </Section>
  );
}
