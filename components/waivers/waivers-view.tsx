"use client";

import { Hourglass } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { useRowKeys } from "@/components/frame/use-row-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterSelect } from "@/components/ui/filter-select";
import { Pages } from "@/components/ui/pages";
import { waiverLooks } from "@/components/waiver/waiver-state-mark";
import { paths } from "@/lib/domain/paths";
import { type WaiverList, type WaiverSearch, waiverStates } from "@/lib/domain/waivers";
import { WaiverItem } from "./waiver-item";

type WaiversViewProps = { slug: string; list: WaiverList; search: WaiverSearch };

/** The waivers of a project, those that wait first; gone through and decided by keyboard. */
export function WaiversView({ slug, list, search }: WaiversViewProps) {
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const { waivers, counts, page, pages, can } = list;
  const canAct = can.includes("waiver.ask");
  const press = useRowKeys(root, { one: "waiver", enter: "Go to its item" });
  useShortcut("a", "Approve", () => press("[data-approve]"), { enabled: can.includes("waiver.decide") });
  useShortcut("r", "Reject or revoke", () => press("[data-refuse]"), { enabled: canAct });
  const total = Object.values(counts).reduce((all, count) => all + count, 0);
  if (total === 0)
    return (
      <EmptyState icon={<Hourglass aria-hidden />} title="No waivers">
        A blocker that cannot be ended yet is waived for a while: ask for it at its item of a checklist, with the reason
        and the day it ends. Somebody else approves.
      </EmptyState>
    );
  return (
    <div ref={root} className="flex flex-col gap-4 text-sm">
      <div className="flex">
        <FilterSelect
          label="State"
          any={`Any state (${total.toLocaleString("en")})`}
          value={search.state ?? null}
          choices={waiverStates.map((state) => ({
            value: state,
            label: `${waiverLooks[state].word} (${counts[state].toLocaleString("en")})`,
          }))}
          onChoose={(value) =>
            router.replace(paths.waivers(slug, { state: waiverStates.find((each) => each === value) }), {
              scroll: false,
            })
          }
        />
      </div>
      {waivers.length === 0 ? <EmptyState title="None in this state">Take away the filter above.</EmptyState> : null}
      {waivers.length === 0 ? null : (
        <ul aria-label="Waivers" className="divide-y overflow-hidden rounded-lg border bg-card">
          {waivers.map((waiver) => (
            <WaiverItem key={waiver.id} slug={slug} waiver={waiver} />
          ))}
        </ul>
      )}
      <Pages
        of="waivers"
        page={page}
        pages={pages}
        hrefOf={(wanted) => paths.waivers(slug, { ...search, page: wanted === 1 ? undefined : wanted })}
      />
    </div>
  );
}
