import "server-only";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { groupBy } from "../group-by";
import { readObjects } from "../tables/read-objects";
import type { TableIdentity } from "../tables/read-relationships";
import type { DrawnTable } from "./draw-er";

/** Tables with the columns and constraints a diagram needs, in the order given. */
export async function readDrawnTables(
  db: Reader,
  scope: Scope,
  tables: readonly TableIdentity[],
): Promise<readonly DrawnTable[]> {
  const ids = tables.map(({ objectId }) => objectId);
  const objects = groupBy(await readObjects(db, scope, ids, ["column", "constraint"]), ({ tableId }) => tableId);
  return tables.map(({ objectId, schema, name }) => ({ objectId, schema, name, objects: objects.get(objectId) ?? [] }));
}
