import type { Band, Mark, TableGrid, TableRow } from "@/lib/domain/catalog-view";

/** A grid on its way to the browser: its rows as one text. React takes ten times as long over as many small values. */
export type PackedGrid = Omit<TableGrid, "rows"> & { readonly rows: string };

type PackedRow = Omit<TableRow, "bands" | "marks" | "lastChange"> & {
  readonly bands: readonly (readonly [position: number, kind: Band["kind"]])[];
  readonly marks: readonly (readonly [position: number, kind: Mark["kind"]])[];
  readonly lastChange: readonly [position: number, summary: string];
};
/** What is said of migrations stands once, by position. */
type Packed = {
  readonly migrations: Readonly<Record<number, readonly [version: string, path: string]>>;
  readonly rows: readonly PackedRow[];
};

/** Leaves behind what the grid does not show: the words of bands and marks. */
export function packGrid({ rows, ...grid }: TableGrid): PackedGrid {
  const bands = rows.flatMap((row) => row.bands);
  const packed: Packed = {
    migrations: Object.fromEntries(bands.map(({ position, version, path }) => [position, [version, path] as const])),
    rows: rows.map((row) => ({
      ...row,
      bands: row.bands.map(({ position, kind }) => [position, kind] as const),
      marks: row.marks.map(({ position, kind }) => [position, kind] as const),
      lastChange: [row.lastChange.position, row.lastChange.summary],
    })),
  };
  return { ...grid, rows: JSON.stringify(packed) };
}

/** The rows of a packed grid; `label` is empty in their bands and marks. */
export function unpackRows(text: string): readonly TableRow[] {
  const { migrations, rows } = JSON.parse(text) as Packed;
  const at = (position: number) => {
    const [version = "", path = ""] = migrations[position] ?? [];
    return { position, version, path };
  };
  return rows.map((row) => ({
    ...row,
    bands: row.bands.map(([position, kind]) => ({ ...at(position), kind, label: "" })),
    marks: row.marks.map(([position, kind]) => ({ position, kind, label: "" })),
    lastChange: { ...at(row.lastChange[0]), summary: row.lastChange[1] },
  }));
}
