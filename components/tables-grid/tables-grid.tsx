"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { TableBody, TableHead, TableHeader } from "@/components/ui/table";
import type { TableGrid } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { BulkBar } from "./bulk-bar";
import { GridFilters } from "./grid-filters";
import { applyGridQuery, type SortKey } from "./grid-query";
import { GridRow } from "./grid-row";
import { useGridQuery } from "./use-grid-query";
import { useSelection } from "./use-selection";

const VirtualRows = dynamic(() => import("./virtual-rows").then((module) => module.VirtualRows));

/** Longer lists render only what is in sight. */
const VIRTUAL_FROM = 150;

const heads: readonly { key: SortKey | null; label: string; className: string }[] = [
  { key: "name", label: "Name", className: "w-[20%]" },
  { key: "status", label: "Status", className: "w-[18%]" },
  { key: "owner", label: "Owner", className: "w-[10%]" },
  { key: "coverage", label: "Coverage", className: "w-28" },
  { key: null, label: "RLS", className: "w-22" },
  { key: "columns", label: "Columns", className: "w-22 text-right" },
  { key: null, label: "History", className: "w-36" },
  { key: "changed", label: "Last change", className: "" },
];

/** Every table of the project in one grid, gone through by keyboard; the query is in the address. */
export function TablesGrid({ slug, grid }: { slug: string; grid: TableGrid }) {
  const router = useRouter();
  const { query, hrefOf, set } = useGridQuery();
  const rows = useMemo(() => applyGridQuery(grid.rows, query), [grid.rows, query]);
  const [active, setActive] = useState(-1);
  const selection = useSelection(rows);
  const frame = useRef<HTMLElement>(null);
  const scroll = useRef<(index: number) => void>(null);

  function move(by: 1 | -1) {
    const next = Math.max(0, Math.min(rows.length - 1, active + by));
    setActive(next);
    if (scroll.current) scroll.current(next);
    else frame.current?.querySelector(`[aria-rowindex="${next + 2}"]`)?.scrollIntoView({ block: "nearest" });
  }
  const current = rows[active];
  useShortcut("j", "Next table", () => move(1));
  useShortcut("k", "Previous table", () => move(-1));
  useShortcut(
    "Enter",
    "Open the table",
    () => current && router.push(paths.table(slug, current.schema, current.name)),
    {
      enabled: current !== undefined,
    },
  );
  useShortcut("x", "Select the table", () => current && selection.toggle(current.objectId), {
    enabled: current !== undefined,
  });

  const can = grid.asOf.isHead ? grid.can : [];
  const chosen = selection.rows.length > 0 ? selection.rows : current ? [current] : [];
  return (
    <div className="flex flex-col gap-3">
      <GridFilters grid={grid} query={query} shown={rows.length} set={set} />
      <BulkBar
        slug={slug}
        grid={grid}
        chosen={chosen}
        can={can}
        count={selection.rows.length}
        onClear={selection.clear}
      />
      <section
        ref={frame}
        aria-label="Tables"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="ring-inside relative max-h-[calc(100dvh-14rem)] min-h-64 overflow-auto rounded-lg border"
      >
        <table
          aria-label="Tables"
          aria-rowcount={rows.length + 1}
          className="w-full min-w-[1080px] table-fixed border-separate border-spacing-0 text-sm tabular-nums"
        >
          <TableHeader className="sticky top-0 z-10">
            <tr>
              <TableHead className="w-10 pr-0">
                <span className="sr-only">Selected</span>
              </TableHead>
              {heads.map(({ key, label, className }) => (
                <TableHead key={label} className={className} {...sortProps(key)}>
                  {label}
                </TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {grid.rows.length > VIRTUAL_FROM ? (
              <VirtualRows
                frame={frame}
                scroll={scroll}
                count={rows.length}
                columns={heads.length + 1}
                renderRow={renderRow}
              />
            ) : (
              rows.map((_, index) => renderRow(index))
            )}
          </TableBody>
        </table>
      </section>
      {rows.length === 0 ? (
        <EmptyState title="No table matches">
          Take away a filter above to see more of the {grid.rows.length}.
        </EmptyState>
      ) : null}
    </div>
  );

  function renderRow(index: number) {
    const row = rows[index];
    return row ? (
      <GridRow
        key={row.objectId}
        slug={slug}
        row={row}
        asOf={grid.asOf}
        index={index}
        isActive={index === active}
        isSelected={selection.has(row.objectId)}
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
