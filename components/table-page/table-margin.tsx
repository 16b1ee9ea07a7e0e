import { AsOfCore } from "@/components/as-of/as-of-core";
import { MermaidFrame } from "@/components/diagram/mermaid-frame";
import type { TablePage } from "@/lib/domain/catalog-view";
import { nodeOfTable } from "@/lib/domain/diagram";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { paths } from "@/lib/domain/paths";
import { SectionIndex } from "./section-index";
import type { SectionLink } from "./sections";
import type { SectionProps } from "./table-page-view";

/** Beside the page: its sections, its core sample, its neighbours. */
export function TableMargin({ slug, page, sections }: SectionProps & { sections: readonly SectionLink[] }) {
  const { table, asOf, staleCauses, diagram } = page;
  const staleFrom = staleCauses.length === 0 ? null : Math.min(...staleCauses.map((cause) => cause.position));
  return (
    <aside aria-label="About this table" className="flex w-full shrink-0 flex-col gap-6 xl:sticky xl:top-16 xl:w-64">
      <div className="flex gap-6">
        <div className="hidden flex-1 xl:block">
          <SectionIndex sections={sections} />
        </div>
        <AsOfCore asOf={asOf} bands={table.bands} marks={table.marks} label={table.name} staleFrom={staleFrom} />
      </div>
      <div className="flex flex-col gap-1">
        <h2 className="text-xs font-medium text-muted-foreground">Neighbours</h2>
        <MermaidFrame
          source={diagram}
          title={`${table.name} and its neighbours`}
          links={neighbourLinks(slug, page)}
          focus={nodeOfTable(table.schema, table.name)}
        />
      </div>
    </aside>
  );
}

function neighbourLinks(slug: string, page: TablePage): Readonly<Record<string, string>> {
  const { asOf, belongsTo, hasMany, stated } = page;
  const ends = stated.flatMap(({ from, to }) => [from, to]).filter((each) => each.isStanding);
  const known = [...[...belongsTo, ...hasMany].filter((each) => each.isKnown), ...ends];
  return Object.fromEntries(
    known.map(({ schema, table }) => [
      nodeOfTable(schema, table),
      keepAsOf(paths.table(slug, schema, table), asOf.isHead ? null : asOf.version),
    ]),
  );
}
