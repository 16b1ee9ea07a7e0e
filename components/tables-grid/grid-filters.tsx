"use client";

import { Search, ShieldAlert, TriangleAlert, X } from "lucide-react";
import { useRef } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FilterSelect } from "@/components/ui/filter-select";
import { Input } from "@/components/ui/input";
import type { GridTable, TableGrid, TableRow } from "@/lib/domain/catalog-view";
import { type ReviewStatus, reviewStatuses } from "@/lib/domain/review";
import { type Sensitivity, sensitivities } from "@/lib/domain/sensitivity";
import { columnsThatAre, type GridQuery, isRlsGap, usesRls } from "./grid-query";

type GridFiltersProps = {
  grid: TableGrid;
  query: GridQuery;
  shown: readonly TableRow[];
  set: (change: Partial<GridQuery>) => void;
};

/** The filters above the grid, and how many tables they let through. */
export function GridFilters({ grid, query, shown, set }: GridFiltersProps) {
  const text = useRef<HTMLInputElement>(null);
  useShortcut("/", "Filter by name", () => text.current?.focus());
  const { rows } = grid;
  const own = rows.filter((row) => !row.isExternal);
  const isFiltered =
    query.text !== "" ||
    query.statuses.length > 0 ||
    query.owner !== null ||
    query.domain !== null ||
    query.sensitivity !== null ||
    query.isStale ||
    query.hasRlsGap;

  function clear() {
    if (text.current) text.current.value = "";
    set({ text: "", statuses: [], owner: null, domain: null, sensitivity: null, isStale: false, hasRlsGap: false });
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative w-full sm:w-56">
        <Search className="absolute top-2 left-2.5 size-4 text-muted-foreground" aria-hidden />
        <Input
          ref={text}
          type="search"
          aria-label="Filter by name"
          placeholder="Filter by name"
          defaultValue={query.text}
          onChange={(event) => set({ text: event.target.value })}
          className="pl-8"
        />
      </div>
      <FilterChips rows={rows} own={own} query={query} set={set} />
      <OwnerFilter rows={rows} query={query} set={set} />
      {grid.domains.length > 0 ? <DomainFilter domains={grid.domains} query={query} set={set} /> : null}
      <SensitivityFilter rows={rows} query={query} set={set} />
      {isFiltered ? (
        <Button size="sm" variant="ghost" onClick={clear}>
          <X aria-hidden /> Clear
        </Button>
      ) : null}
      <p role="status" className="ml-auto text-xs text-muted-foreground tabular-nums">
        {countInWords(shown, own.length)}
      </p>
    </div>
  );
}

type FilterProps = Pick<GridFiltersProps, "query" | "set"> & { rows: readonly TableRow[] };

/** One chip for each thing to filter by, with how many tables it would show. */
function FilterChips({ rows, own, query, set }: FilterProps & { own: readonly TableRow[] }) {
  const stale = rows.filter((row) => row.stale !== null).length;
  const gaps = usesRls(rows) ? own.filter(isRlsGap).length : 0;

  function toggleStatus(status: ReviewStatus) {
    const has = query.statuses.includes(status);
    set({ statuses: has ? query.statuses.filter((each) => each !== status) : [...query.statuses, status] });
  }

  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">Status</legend>
      {reviewStatuses.map((status) => (
        <Chip key={status} isOn={query.statuses.includes(status)} onToggle={() => toggleStatus(status)}>
          <StatusMark status={status} /> {own.filter((row) => row.status === status).length}
        </Chip>
      ))}
      <Chip isOn={query.isStale} onToggle={() => set({ isStale: !query.isStale })}>
        <TriangleAlert className="text-warn" aria-hidden /> Stale {stale}
      </Chip>
      {gaps > 0 ? (
        <Chip isOn={query.hasRlsGap} onToggle={() => set({ hasRlsGap: !query.hasRlsGap })}>
          <ShieldAlert className="text-bad" aria-hidden /> RLS gap {gaps}
        </Chip>
      ) : null}
    </fieldset>
  );
}

/** The owners there are, nobody among them. */
function OwnerFilter({ rows, query, set }: FilterProps) {
  const owners = [...new Map(rows.flatMap((row) => (row.owner ? [[row.owner.id, row.owner] as const] : []))).values()];
  return (
    <FilterSelect
      label="Owner"
      any="Any owner"
      value={query.owner}
      choices={[{ value: "none", label: "No owner" }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
      onChoose={(owner) => set({ owner })}
    />
  );
}

/** The domains in their order, none among them. */
function DomainFilter({ domains, query, set }: Omit<FilterProps, "rows"> & Pick<TableGrid, "domains">) {
  return (
    <FilterSelect
      label="Domain"
      any="Any domain"
      value={query.domain}
      choices={[...domains.map(({ id, name }) => ({ value: id, label: name })), { value: "none", label: "No domain" }]}
      onChoose={(domain) => set({ domain })}
    />
  );
}

/** How sensitive some column is, of what is said of any; where nothing is said, there is nothing to choose. */
function SensitivityFilter({
  rows,
  query,
  set,
}: Pick<GridFiltersProps, "query" | "set"> & { rows: readonly GridTable[] }) {
  const said = sensitivities.filter(
    (each) => each === query.sensitivity || rows.some((row) => columnsThatAre(each, row).length > 0),
  );
  if (said.length === 0) return null;
  return (
    <FilterSelect
      label="Sensitivity"
      any="Any sensitivity"
      value={query.sensitivity}
      choices={said.map((each) => ({ value: each, label: optionOf(each) }))}
      onChoose={(value) => set({ sensitivity: said.find((each) => each === value) ?? null })}
    />
  );
}

function optionOf(sensitivity: Sensitivity): string {
  if (sensitivity === "personal") return "Personal, sensitive or not";
  return `${sensitivity.charAt(0).toUpperCase()}${sensitivity.slice(1)}`;
}

/** Tables that no migration made are counted apart, as on every other page. */
function countInWords(shown: readonly TableRow[], own: number): string {
  const platform = shown.filter((row) => row.isExternal).length;
  const tables = `${shown.length - platform} of ${own} ${own === 1 ? "table" : "tables"}`;
  return platform > 0 ? `${tables}, and ${platform} made elsewhere` : tables;
}

function Chip({ isOn, onToggle, children }: { isOn: boolean; onToggle: () => void; children: React.ReactNode }) {
  return (
    <Button
      size="sm"
      aria-pressed={isOn}
      onClick={onToggle}
      className={cn("tabular-nums", isOn && "border-primary bg-primary-soft hover:bg-primary-soft")}
    >
      {children}
    </Button>
  );
}
