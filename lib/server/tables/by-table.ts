import "server-only";

/**
 * Rows of all tables as one JSON value, as `json_object_agg(table_id, json_agg(json_build_array(…)))` gives it (null where
 * there are none): thousands of small rows cost more to hand over than to gather.
 */
export type ByTable<Row> = Readonly<Record<string, readonly Row[]>> | null;

/** Such rows by table, as they are seen outside. */
export function byTable<Row, View>(
  rows: ByTable<Row> | undefined,
  view: (row: Row) => View,
): ReadonlyMap<string, readonly View[]> {
  return new Map(Object.entries(rows ?? {}).map(([tableId, ofOne]) => [tableId, ofOne.map(view)]));
}
