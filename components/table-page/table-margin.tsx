import { AsOfCore } from "@/components/as-of/as-of-core";
import { MermaidFrame } from "@/components/diagram/mermaid-frame";
import { SectionIndex } from "./section-index";
import type { SectionLink } from "./sections";
import type { SectionProps } from "./table-page-view";

/** Beside the page: its sections, its core sample, its neighbours. */
export function TableMargin({ page, sections }: SectionProps & { sections: readonly SectionLink[] }) {
  const { table, asOf, staleCauses, diagram } = page;
  const staleFrom = staleCauses.length === 0 ? null : Math.min(...staleCauses.map((cause) => cause.position));
  return (
    <aside aria-label="About this table" className="flex w-full shrink-0 flex-col gap-6 xl:sticky xl:top-16 xl:w-72">
      <div className="flex gap-6">
        <div className="hidden flex-1 xl:block">
          <SectionIndex sections={sections} />
        </div>
        <AsOfCore asOf={asOf} bands={table.bands} marks={table.marks} label={table.name} staleFrom={staleFrom} />
      </div>
      <figure className="flex flex-col gap-1">
        <figcaption className="text-xs font-medium text-muted-foreground">Neighbours</figcaption>
        <MermaidFrame source={diagram} label={`${table.name} and its neighbours`} />
      </figure>
    </aside>
  );
}
