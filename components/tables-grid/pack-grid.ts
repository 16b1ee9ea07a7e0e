import type { Band, GridTable, Mark, TableGrid } from "@/lib/domain/catalog-view";
import type { Domain } from "@/lib/domain/domains";

/** A grid on its way to the browser: its rows as one text. React takes ten times as long over as many small values. */
export type PackedGrid = Omit<TableGrid, "rows"> & { readonly rows: string };

type PackedRow = Omit<GridTable, "domain" | "bands" | "marks" | "lastChange"> & {
  readonly domain: string | null;
  readonly bands: readonly (readonly [position: number, kind: Band["kind"]])[];
  readonly marks: readonly (readonly [position: number, kind: Mark["kind"]])[];
  readonly lastChange: readonly [position: number, summary: string];
};
/** What is said of migrations stands once, by position, and so do the domains, by id. */
type Packed = {
  readonly domains: Readonly<Record<string, Domain>>;
  readonly migrations: Readonly<Record<number, readonly [version: string, path: string]>>;
  readonly rows: readonly PackedRow[];
};

/** Leaves behind what the grid does not show: the words of bands and marks. */
export function packGrid({ rows, ...grid }: TableGrid): PackedGrid {
  const bands = rows.flatMap((row) => row.bands);
  const packed: Packed = {
    domains: Object.fromEntries(rows.flatMap(({ domain }) => (domain ? [[domain.id, domain]] : []))),
    migrations: Object.fromEntries(bands.map(({ position, version, path }) => [position, [version, path] as const])),
    rows: rows.map((row) => ({
      ...row,
      domain: row.domain?.id ?? null,
      bands: row.bands.map(({ position, kind }) => [position, kind] as const),
      marks: row.marks.map(({ position, kind }) => [position, kind] as const),
      lastChange: [row.lastChange.position, row.lastChange.summary],
    })),
  };
  return { ...grid, rows: JSON.stringify(packed) };
}

/** The rows of a packed grid; `label` is empty in their bands and marks. */
export function unpackRows(text: string): readonly GridTable[] {
  const { domains, migrations, rows } = JSON.parse(text) as Packed;
  const at = (position: number) => {
    const [version = "", path = ""] = migrations[position] ?? [];
    return { position, version, path };
  };
  return rows.map((row) => ({
    ...row,
    domain: row.domain === null ? null : (domains[row.domain] ?? null),
    bands: row.bands.map(([position, kind]) => ({ ...at(position), kind, label: "" })),
    marks: row.marks.map(([position, kind]) => ({ position, kind, label: "" })),
    lastChange: { ...at(row.lastChange[0]), summary: row.lastChange[1] },
  }));
}
