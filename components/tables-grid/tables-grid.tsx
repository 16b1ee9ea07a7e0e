"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useMemo, useRef } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { TableBody, TableHead, TableHeader } from "@/components/ui/table";
import { useAsOf } from "@/lib/client/use-as-of";
import type { TableGrid } from "@/lib/domain/catalog-view";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { paths } from "@/lib/domain/paths";
import { BulkBar } from "./bulk-bar";
import { GridFilters } from "./grid-filters";
import { applyGridQuery, type SortKey, usesRls } from "./grid-query";
import { besidePhone, GridRow } from "./grid-row";
import { type PackedGrid, unpackRows } from "./pack-grid";
import { focusRow, useGridPlace } from "./use-grid-place";
import { useGridQuery } from "./use-grid-query";
import { useSelection } from "./use-selection";

const VirtualRows = lazy(() => import("./virtual-rows"));

/** Longer lists render only what is in sight. */
const VIRTUAL_FROM = 150;

type Head = { key: SortKey | null; label: string; className: string };

const rlsHead: Head = { key: null, label: "RLS", className: `w-20 ${besidePhone}` };
const domainHead: Head = { key: "domain", label: "Domain", className: `w-[8%] ${besidePhone}` };
const sensitiveHead: Head = {
  key: null,
  label: "Which columns",
  className: "max-sm:whitespace-normal max-sm:leading-4 sm:w-[16%]",
};
const columnsHead: Head = { key: "columns", label: "Columns", className: `w-22 text-right ${besidePhone}` };
const lastChangeHead: Head = { key: "changed", label: "Last change", className: besidePhone };
const heads: readonly Head[] = [
  { key: "name", label: "Name", className: "sm:w-[15%]" },
  sensitiveHead,
  { key: "status", label: "Status", className: "w-36 sm:w-[15%]" },
  { key: "owner", label: "Owner", className: `w-[11%] ${besidePhone}` },
  domainHead,
  { key: "coverage", label: "Coverage", className: `w-27 ${besidePhone}` },
  rlsHead,
  columnsHead,
  { key: null, label: "History", className: `w-36 ${besidePhone}` },
  lastChangeHead,
];

/** Every table of the project in one grid, gone through by keyboard; the query is in the address. */
export function TablesGrid({ slug, grid: packed }: { slug: string; grid: PackedGrid }) {
  const router = useRouter();
  const asOf = useAsOf();
  const { query, hrefOf, set } = useGridQuery();
  const grid: TableGrid = useMemo(() => ({ ...packed, rows: unpackRows(packed.rows) }), [packed]);
  const rows = useMemo(() => applyGridQuery(grid.rows, query), [grid.rows, query]);
  const selection = useSelection(rows);
  const frame = useRef<HTMLElement>(null);
  const scroll = useRef<(index: number) => void>(null);
  const { active, setActive, current } = useGridPlace({ slug, rows, frame });
  const can = grid.asOf.isHead ? grid.can : [];
  const canSelect = can.includes("owner.set");

  function move(by: 1 | -1) {
    const next = Math.max(0, Math.min(rows.length - 1, active + by));
    setActive(next);
    scroll.current?.(next);
    focusRow(frame, next);
  }
  function open() {
    if (current) router.push(keepAsOf(paths.table(slug, current.schema, current.name), asOf));
  }
  useShortcut("j", "Next table", () => move(1));
  useShortcut("k", "Previous table", () => move(-1));
  useShortcut("Enter", "Open the table", open);
  useShortcut("x", "Select the table", () => current && selection.toggle(current.objectId), { enabled: canSelect });

  const rls = grid.rows.every((row) => row.rls === "not applicable") ? null : usesRls(grid.rows);
  const hasDomains = grid.domains.length > 0;
  const left = [
    ...(rls === null ? [rlsHead] : []),
    ...(hasDomains ? [] : [domainHead]),
    // Which columns they are takes the room of how many, and of what is on the table's own page.
    ...(query.sensitivity === null ? [sensitiveHead] : [columnsHead, lastChangeHead]),
  ];
  const shownHeads = heads.filter((head) => !left.includes(head));
  const chosen = selection.rows.length > 0 ? selection.rows : current ? [current] : [];
  return (
    <div className="flex flex-col gap-3">
      <GridFilters grid={grid} query={query} shown={rows} set={set} />
      <BulkBar
        slug={slug}
        grid={grid}
        chosen={chosen}
        can={can}
        count={selection.rows.length}
        onClear={selection.clear}
      />
      {rows.length === 0 ? (
        <EmptyState title="No table matches">Take away a filter above to see more.</EmptyState>
      ) : (
        <section
          ref={frame}
          aria-label="Tables"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          className="ring-inside relative max-h-[calc(100dvh-14rem)] overflow-auto rounded-lg border"
        >
          <table
            aria-label="Tables"
            aria-rowcount={rows.length + 1}
            className={cn(
              hasDomains ? "sm:min-w-[1120px]" : "sm:min-w-[1030px]",
              "w-full table-fixed border-separate border-spacing-0 text-sm tabular-nums",
            )}
          >
            <TableHeader className="sticky top-0 z-10">
              <tr>
                {canSelect ? (
                  <TableHead className="w-10 pr-0">
                    <span className="sr-only">Selected</span>
                  </TableHead>
                ) : null}
                {shownHeads.map(({ key, label, className }) => (
                  <TableHead key={label} className={className} {...sortProps(key)}>
                    {label}
                  </TableHead>
                ))}
              </tr>
            </TableHeader>
            <TableBody>
              {grid.rows.length > VIRTUAL_FROM ? (
                <Suspense>
                  <VirtualRows
                    slug={slug}
                    frame={frame}
                    scroll={scroll}
                    count={rows.length}
                    columns={shownHeads.length + 1}
                    active={active}
                    renderRow={renderRow}
                  />
                </Suspense>
              ) : (
                rows.map((_, index) => renderRow(index))
              )}
            </TableBody>
          </table>
        </section>
      )}
    </div>
  );

  function renderRow(index: number) {
    const row = rows[index];
    return row ? (
      <GridRow
        key={row.objectId}
        slug={slug}
        row={row}
        index={index}
        isActive={index === active}
        isSelected={selection.has(row.objectId)}
        canSelect={canSelect}
        usesRls={rls}
        hasDomains={hasDomains}
        sensitivity={query.sensitivity}
        onSelect={selection.toggle}
        onPoint={setActive}
      />
    ) : null;
  }

  function sortProps(key: SortKey | null) {
    if (key === null) return {};
    const isSorted = query.sort === key;
    const sort = isSorted ? (query.isDescending ? "descending" : "ascending") : "none";
    return { sort, sortHref: hrefOf({ sort: key, isDescending: isSorted && !query.isDescending }) } as const;
  }
}
