"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { useRowKeys } from "@/components/frame/use-row-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { Pages } from "@/components/ui/pages";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistView, SectionView } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";
import { ChecklistFilters } from "./checklist-filters";
import { ItemLine, type ItemPlace } from "./item-line";
import { TableLines, TallyWords } from "./table-lines";

type ChecklistBodyProps = { slug: string; checklist: ChecklistView; search: ChecklistSearch };

/** The sections of a checklist with their items; gone through by keyboard. */
export function ChecklistBody({ slug, checklist, search }: ChecklistBodyProps) {
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const hrefOf = (wanted: ChecklistSearch) => paths.checklist(slug, checklist.slug, wanted);
  const narrow = (change: ChecklistSearch) =>
    router.replace(hrefOf({ ...search, page: undefined, ...change }), { scroll: false });
  const isNarrowed = Object.values(search).some((each) => each !== undefined);
  const shown = checklist.sections.filter((section) => !isNarrowed || countOf(section) > 0);
  const canTick = checklist.can.includes("checklist.tick");
  const canAskWaiver = checklist.can.includes("waiver.ask");
  const place: ItemPlace = { slug, checklistId: checklist.id, objectId: null, canTick, canAskWaiver };

  const press = useRowKeys(root, { one: "item", enter: "Go to what is missing" });
  useShortcut("x", "Say whether the item holds", () => press("[data-say]"), { enabled: canTick });
  useShortcut("w", "Ask for a waiver", () => press("[data-waiver]"), { enabled: canAskWaiver });

  return (
    <div ref={root} className="flex flex-col gap-8 text-sm">
      <ChecklistFilters owners={checklist.owners} sections={checklist.allSections} search={search} narrow={narrow} />
      {shown.length === 0 ? (
        <EmptyState title="Nothing matches">Take away a filter above to see more.</EmptyState>
      ) : null}
      {shown.map((section) => (
        <Section
          key={section.id}
          id={section.id}
          title={<Revealed>{section.title}</Revealed>}
          detail={<TallyWords tally={section.tally} />}
        >
          <ul className="divide-y overflow-hidden rounded-lg border bg-card">
            {section.each === "project"
              ? section.items.map((item) => <ItemLine key={item.id} item={item} place={place} />)
              : section.tables.map((table) => (
                  <TableLines
                    key={table.objectId}
                    table={table}
                    checklist={checklist.slug}
                    sectionId={section.id}
                    search={search}
                    place={place}
                  />
                ))}
          </ul>
          {section.each === "table" ? (
            <Pages
              of={section.title}
              page={Math.min(search.section === section.id ? (search.page ?? 1) : 1, section.pages)}
              pages={section.pages}
              hrefOf={(page) => hrefOf({ ...search, section: section.id, page })}
            />
          ) : null}
        </Section>
      ))}
    </div>
  );
}

function countOf(section: SectionView): number {
  return section.each === "project" ? section.items.length : section.found;
}
