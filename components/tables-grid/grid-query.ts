import type { GridTable, TableRow } from "@/lib/domain/catalog-view";
import { type ReviewStatus, reviewStatuses } from "@/lib/domain/review";
import { type Sensitivity, sensitivities } from "@/lib/domain/sensitivity";

/** What the grid shows, as its address says it. */
export type GridQuery = {
  readonly text: string;
  readonly statuses: readonly ReviewStatus[];
  /** An owner's id, or `none`. */
  readonly owner: string | null;
  /** A domain's id, or `none`. */
  readonly domain: string | null;
  readonly isStale: boolean;
  readonly hasRlsGap: boolean;
  /** Only tables with such columns. */
  readonly sensitivity: Sensitivity | null;
  readonly sort: SortKey;
  readonly isDescending: boolean;
};

export const sortKeys = ["name", "status", "owner", "domain", "coverage", "columns", "changed"] as const;
export type SortKey = (typeof sortKeys)[number];

/** Reads a grid query from search parameters; what it does not know is left out. */
export function readGridQuery(params: URLSearchParams): GridQuery {
  const sort = sortKeys.find((key) => key === params.get("sort")) ?? "name";
  return {
    text: params.get("q") ?? "",
    statuses: reviewStatuses.filter((status) => params.get("status")?.split(",").includes(status)),
    owner: params.get("owner"),
    domain: params.get("domain"),
    isStale: params.get("stale") === "1",
    hasRlsGap: params.get("rls") === "gap",
    sensitivity: sensitivities.find((each) => each === params.get("sensitivity")) ?? null,
    sort,
    isDescending: params.get("dir") === "desc",
  };
}

/** Writes a grid query into search parameters, leaving out what is as by default, and other parameters as they are. */
export function writeGridQuery(query: GridQuery, params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | null) => (value ? next.set(key, value) : next.delete(key));
  put("q", query.text);
  put("status", query.statuses.join(","));
  put("owner", query.owner);
  put("domain", query.domain);
  put("stale", query.isStale ? "1" : null);
  put("rls", query.hasRlsGap ? "gap" : null);
  put("sensitivity", query.sensitivity);
  put("sort", query.sort === "name" ? null : query.sort);
  put("dir", query.isDescending ? "desc" : null);
  return next;
}

/** The rows a query lets through, in its order. */
export function applyGridQuery(rows: readonly GridTable[], query: GridQuery): readonly GridTable[] {
  const text = query.text.trim().toLowerCase();
  const shown = rows.filter((row) => matches(row, query, text));
  const sign = query.isDescending ? -1 : 1;
  return shown.sort((a, b) => sign * compare[query.sort](a, b) || byName(a, b));
}

/** Whether a schema relies on row level security anywhere. Where it does not, a table without it is no gap. */
export function usesRls(rows: readonly TableRow[]): boolean {
  return rows.some((row) => row.policies > 0 || row.rls === "enabled" || row.rls === "forced");
}

/** Whether rows can be read or written by nobody or anybody: row level security off, or on without a policy. */
export function isRlsGap(row: TableRow): boolean {
  return row.rls === "disabled" || ((row.rls === "enabled" || row.rls === "forced") && row.policies === 0);
}

/** A table's columns of one sensitivity. Sensitive personal data is personal data, too. */
export function columnsThatAre(sensitivity: Sensitivity, { sensitive }: GridTable): readonly string[] {
  const own = sensitive[sensitivity] ?? [];
  return sensitivity === "personal" ? [...(sensitive["sensitive personal"] ?? []), ...own] : own;
}

function matches(row: GridTable, query: GridQuery, text: string): boolean {
  return (
    (text === "" || `${row.schema}.${row.name}`.toLowerCase().includes(text)) &&
    (query.statuses.length === 0 || (query.statuses.includes(row.status) && !row.isExternal)) &&
    (query.owner === null || (row.owner?.id ?? "none") === query.owner) &&
    (query.domain === null || (row.domain?.id ?? "none") === query.domain) &&
    (!query.isStale || row.stale !== null) &&
    (query.sensitivity === null || columnsThatAre(query.sensitivity, row).length > 0) &&
    (!query.hasRlsGap || (isRlsGap(row) && !row.isExternal))
  );
}

const byName = (a: TableRow, b: TableRow) => order(a.schema, b.schema) || order(a.name, b.name);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const share = ({ coverage }: TableRow) => (coverage.required === 0 ? 1 : coverage.documented / coverage.required);

const compare: Readonly<Record<SortKey, (a: TableRow, b: TableRow) => number>> = {
  name: byName,
  status: (a, b) => reviewStatuses.indexOf(a.status) - reviewStatuses.indexOf(b.status),
  owner: (a, b) => order(a.owner?.name ?? "\uffff", b.owner?.name ?? "\uffff"),
  domain: (a, b) => order(a.domain?.name ?? "\uffff", b.domain?.name ?? "\uffff"),
  coverage: (a, b) => share(a) - share(b),
  columns: (a, b) => a.columns - b.columns,
  changed: (a, b) => a.lastChange.position - b.lastChange.position,
};
