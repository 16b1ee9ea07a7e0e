"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import type { StaleList, StaleRow } from "@/lib/domain/stale-view";
import { StaleFilters } from "./stale-filters";
import { hrefOfRow, StaleItem } from "./stale-item";
import { keyOfRow, useStaleList } from "./use-stale-list";

const SHOWN = 200;

/** All that is stale, by who answers for it, the longest stale first; gone through by keyboard. */
export function StaleListView({ slug, list }: { slug: string; list: StaleList }) {
  const router = useRouter();
  const { rows: all, query, narrow, confirm, said } = useStaleList(slug, list);
  const [limit, setLimit] = useState(SHOWN);
  const groups = byOwner(all.slice(0, limit));
  const rows = groups.flatMap((group) => group.rows);
  const [active, setActive] = useState(-1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const root = useRef<HTMLDivElement>(null);
  const canWrite = list.can.includes("doc.write");
  const current = rows[Math.min(active, rows.length - 1)];
  const chosen = rows.filter((row) => selected.has(keyOfRow(row)));

  function move(by: 1 | -1) {
    const next = Math.max(0, Math.min(rows.length - 1, active + by));
    setActive(next);
    focusRow(next);
  }
  function focusRow(index: number) {
    requestAnimationFrame(() => {
      const row = root.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      row?.scrollIntoView({ block: "nearest" });
      row?.querySelector<HTMLElement>("a[href]")?.focus({ preventScroll: true });
    });
  }
  function select(row: StaleRow) {
    const next = new Set(selected);
    if (!next.delete(keyOfRow(row))) next.add(keyOfRow(row));
    setSelected(next);
  }
  function stillTrue(confirmed: readonly StaleRow[]) {
    confirm(confirmed);
    setSelected(new Set());
    const gone = rows.filter((row, index) => index < active && confirmed.includes(row)).length;
    const next = Math.max(0, Math.min(active - gone, rows.length - confirmed.length - 1));
    setActive(active < 0 ? -1 : next);
    if (active >= 0) focusRow(next);
  }
  useShortcut("j", "Next stale doc", () => move(1));
  useShortcut("k", "Previous stale doc", () => move(-1));
  useShortcut("Enter", "Open the stale doc", () => current && router.push(hrefOfRow(slug, current)));
  useShortcut("x", "Select the stale doc", () => current?.docId && select(current), { enabled: canWrite });
  const marked = chosen.length > 0 ? chosen : current ? [current] : [];
  useShortcut("y", "Still true", () => marked.length > 0 && stillTrue(marked), { enabled: canWrite });

  return (
    <div ref={root} className="flex flex-col gap-4 text-sm">
      <StaleFilters list={list} query={query} shown={all.length} narrow={narrow} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {all.length === 0 ? <NothingStale isNarrowed={list.rows.length > 0 && said === ""} /> : null}
      {groups.map((group) => (
        <section key={group.id} aria-label={group.label} className="flex flex-col gap-1.5">
          <h2 className="text-sm font-medium">
            {group.label} <span className="font-normal text-muted-foreground tabular-nums">{group.rows.length}</span>
          </h2>
          <ul className="divide-y overflow-hidden rounded-lg border bg-card">
            {group.rows.map((row) => {
              const index = rows.indexOf(row);
              return (
                <StaleItem
                  key={keyOfRow(row)}
                  slug={slug}
                  row={row}
                  index={index}
                  isActive={row === current}
                  isSelected={selected.has(keyOfRow(row))}
                  canWrite={canWrite}
                  onSelect={() => select(row)}
                  onPoint={() => setActive(index)}
                  onConfirm={() => stillTrue([row])}
                />
              );
            })}
          </ul>
        </section>
      ))}
      {all.length > limit ? <Button onClick={() => setLimit(limit + SHOWN)}>Show more</Button> : null}
      {chosen.length > 0 ? (
        <section
          aria-label="Selection"
          className="fixed inset-x-0 bottom-4 z-30 mx-auto flex w-fit max-w-[calc(100vw-2rem)] items-center gap-3 rounded-lg border bg-popover px-3 py-2 shadow-lg"
        >
          <span>{chosen.length} selected</span>
          <Button size="sm" variant="primary" onClick={() => stillTrue(chosen)}>
            Still true <Kbd>y</Kbd>
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setSelected(new Set())}>
            Clear
          </Button>
        </section>
      ) : null}
    </div>
  );
}

function NothingStale({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="Nothing stale matches">Take away a filter above to see more.</EmptyState>;
  return (
    <EmptyState title="Nothing is stale">
      Every doc is as new as the last change of what it speaks of. When a migration changes something documented, it is
      listed here.
    </EmptyState>
  );
}

type Group = { readonly id: string; readonly label: string; readonly rows: readonly StaleRow[] };

// Whoever has most to do comes first; what nobody owns comes last.
function byOwner(rows: readonly StaleRow[]): readonly Group[] {
  const groups = new Map<string, StaleRow[]>();
  for (const row of rows) groups.set(row.owner?.id ?? "", [...(groups.get(row.owner?.id ?? "") ?? []), row]);
  return [...groups]
    .map(([id, ofOne]) => ({ id, label: ofOne[0]?.owner?.name ?? "Nobody owns these", rows: ofOne }))
    .sort((a, b) => Number(a.id === "") - Number(b.id === "") || b.rows.length - a.rows.length);
}
