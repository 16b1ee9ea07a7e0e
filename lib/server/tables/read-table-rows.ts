import "server-only";
import type { Band, TableRow } from "@/lib/domain/catalog-view";
import type { Template } from "@/lib/domain/template";
import type { Reader } from "../db";
import { readBands } from "./read-bands";
import { readTableStates, type TableStates } from "./read-table-states";
import type { TableScope } from "./table-scope";

/** The rows of a grid, and by table (its identity) the changes its docs do not answer, newest first, and its coverage. */
export type TableRows = Omit<TableStates, "states"> & { readonly rows: readonly TableRow[] };

/** Everything a grid shows of all tables of a state (or of one): how they are, and what migrations did to them. */
export async function readTableRows(db: Reader, scope: TableScope, template: Template): Promise<TableRows> {
  const [{ states, ...rest }, bands] = await Promise.all([readTableStates(db, scope, template), readBands(db, scope)]);
  const rows = states.map((state): TableRow => {
    const layers = bands.get(state.objectId) ?? [];
    return { ...state, bands: layers, lastChange: toLastChange(layers, scope.position) };
  });
  return { rows, ...rest };
}

function toLastChange(bands: readonly Band[], position: number): TableRow["lastChange"] {
  const last = bands.findLast((band) => band.position <= position);
  return {
    version: last?.version ?? "",
    path: last?.path ?? "",
    position: last?.position ?? 0,
    summary: last?.label ?? "",
  };
}
