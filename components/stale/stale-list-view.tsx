"use client";

import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Pages } from "@/components/ui/pages";
import { paths } from "@/lib/domain/paths";
import type { StaleSearch } from "@/lib/domain/stale-search";
import type { StaleList, StaleRow, StaleShare } from "@/lib/domain/stale-view";
import { StaleFilters } from "./stale-filters";
import { hrefOfRow, StaleItem } from "./stale-item";
import { keyOfRow, useStaleList } from "./use-stale-list";

type StaleListViewProps = { slug: string; list: StaleList; search: StaleSearch };

/** A page of what is stale, by who answers for it, the longest stale first; gone through by keyboard. */
export function StaleListView({ slug, list, search }: StaleListViewProps) {
  const router = useRouter();
  const { rows, hrefOf, narrow, confirm, said } = useStaleList(slug, list, search);
  const groups = byOwner(rows, list.owners);
  const [active, setActive] = useState(-1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const root = useRef<HTMLDivElement>(null);
  // Where the keys arrive on the page they lead to.
  const arrival = useRef<"first" | "last" | null>(null);
  const canWrite = list.can.includes("doc.write");
  const current = rows[Math.min(active, rows.length - 1)];
  const chosen = rows.filter((row) => selected.has(keyOfRow(row)));

  function move(by: 1 | -1) {
    const next = Math.max(0, active + by);
    if (next < rows.length && active + by >= 0) return go(next);
    const page = list.page + by;
    if (page < 1 || page > list.pages) return go(Math.min(next, rows.length - 1));
    arrival.current = by === 1 ? "first" : "last";
    router.push(hrefOf({ ...search, page: page === 1 ? undefined : page }), { scroll: false });
  }
  function go(index: number) {
    setActive(index);
    focusRow(index);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where another page has come.
  useEffect(() => {
    const at = arrival.current;
    arrival.current = null;
    if (at) go(at === "first" ? 0 : rows.length - 1);
    else setActive(-1);
  }, [list.page]);
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

  if (list.total === 0) return <NothingStale slug={slug} />;
  return (
    <div ref={root} className="flex flex-col gap-4 text-sm">
      <StaleFilters list={list} search={search} narrow={narrow} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {rows.length === 0 ? <NothingShown slug={slug} list={list} /> : null}
      {groups.map((group) => (
        <section key={group.id} aria-label={group.label} className="flex flex-col gap-1.5">
          <h2 className="text-sm font-medium">
            {group.label} <span className="font-normal text-muted-foreground tabular-nums">{group.found}</span>
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
      <Pages
        of="stale docs"
        page={list.page}
        pages={list.pages}
        hrefOf={(page) => hrefOf({ ...search, page: page === 1 ? undefined : page })}
      />
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

function NothingShown({ slug, list: { found, total, rows } }: Pick<StaleListViewProps, "slug" | "list">) {
  if (found > rows.length) return <EmptyState title="This page is done">There is more on the others.</EmptyState>;
  if (found === total) return <NothingStale slug={slug} />;
  return <EmptyState title="Nothing stale matches">Take away a filter above to see more.</EmptyState>;
}

/** What will be listed here, while nothing is. */
function NothingStale({ slug }: { slug: string }) {
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden />}
      title="Nothing is stale"
      action={
        <Button asChild>
          <StateLink href={paths.tables(slug)}>Go to the tables</StateLink>
        </Button>
      }
    >
      Every doc is as new as the last change of what it speaks of. When a migration alters a column that somebody
      described, the description is listed here with that change, until somebody writes it anew or says that it is still
      true.
    </EmptyState>
  );
}

type Group = {
  readonly id: string;
  readonly label: string;
  /** How many there are of it on all pages. */
  readonly found: number;
  readonly rows: readonly StaleRow[];
};

function byOwner(rows: readonly StaleRow[], shares: readonly StaleShare[]): readonly Group[] {
  return shares
    .map(({ owner, found }) => ({
      id: owner?.id ?? "",
      label: owner?.name ?? "Nobody owns these",
      found,
      rows: rows.filter((row) => row.owner?.id === owner?.id),
    }))
    .filter((group) => group.rows.length > 0);
}
