import { Section } from "@/components/ui/section";
import { ColumnTable } from "./column-table";
import { partPropsOf } from "./part-props-of";
import type { SectionProps } from "./table-page-view";

/** The columns as a grid whose description and rationale cells are editors. */
export function ColumnsSection(props: SectionProps) {
  const { columns, table, template, belongsTo } = props.page;
  const docs = columns.flatMap((each) => [...Object.values(each.docs), ...each.values.map(({ doc }) => doc)]);
  return (
    <Section id="columns" title="Columns" detail={columns.length}>
      <ColumnTable
        {...partPropsOf(props, docs)}
        table={table.name}
        columns={columns}
        sections={template.sections.column}
        known={belongsTo.filter((each) => each.isKnown).map((each) => `${each.schema}.${each.table}`)}
      />
    </Section>
  );
}
