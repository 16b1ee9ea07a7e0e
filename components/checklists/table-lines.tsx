import { ChevronRight } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { TableItems, Tally } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";
import { countOf } from "@/lib/domain/report";
import { ItemLine, type ItemPlace } from "./item-line";

type TableLinesProps = {
  table: TableItems;
  checklist: string;
  sectionId: string;
  search: ChecklistSearch;
  place: ItemPlace;
};

/** One table in a section for every table: its tally, and its items where they came along; else the way to them. */
export function TableLines({ table, checklist, sectionId, search, place }: TableLinesProps) {
  const { objectId, schema, name, tally, items } = table;
  const line = (
    <>
      <span className="min-w-0 flex-1 font-mono text-sm font-medium">
        <Identifier>{`${schema}.${name}`}</Identifier>
      </span>
      <TallyWords tally={tally} />
    </>
  );
  const look = "ring-inside flex flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-2 hover:bg-accent";
  if (items === null)
    return (
      <li>
        <StateLink
          data-row
          href={paths.checklist(place.slug, checklist, {
            ...search,
            page: undefined,
            section: sectionId,
            table: objectId,
          })}
          className={look}
        >
          {line}
        </StateLink>
      </li>
    );
  const isNarrowed = [search.blocking, search.open, search.mine, search.owner, search.table].some(
    (each) => each !== undefined,
  );
  return (
    <li>
      <details open={isNarrowed} className="group">
        <summary data-row className={`${look} cursor-pointer`}>
          <ChevronRight
            className="size-4 shrink-0 text-muted-foreground group-open:rotate-90 print:hidden"
            aria-hidden
          />
          {line}
        </summary>
        <ul className="divide-y border-t bg-background/50 pl-3">
          {items.map((item) => (
            <ItemLine key={item.id} item={item} place={{ ...place, objectId }} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** How many items of something hold, and how many block, in a few words. */
export function TallyWords({ tally: { items, holding, blockers, waived, errors } }: { tally: Tally }) {
  return (
    <span className="flex gap-3 text-xs text-muted-foreground tabular-nums">
      {errors > 0 ? <Mark hue="bad">{countOf(errors, "error")}</Mark> : null}
      {blockers > 0 ? <Mark hue="bad">{countOf(blockers, "blocker")}</Mark> : null}
      {waived > 0 ? <Mark hue="plum">{waived.toLocaleString("en")} waived</Mark> : null}
      <span>
        {holding.toLocaleString("en")} of {items.toLocaleString("en")} hold
      </span>
    </span>
  );
}
