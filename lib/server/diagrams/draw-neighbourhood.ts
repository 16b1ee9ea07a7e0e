import "server-only";
import { MAX_DIAGRAM_TABLES } from "@/lib/domain/diagram";
import type { StatedRelationship } from "@/lib/domain/relationships";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import type { ForeignKey, TableIdentity } from "../tables/read-relationships";
import { drawEr } from "./draw-er";
import { readDrawnTables } from "./read-drawn-tables";

/** A table, the tables it points to and those that point to it (given its foreign keys and the relationships stated), as Mermaid source. */
export async function drawNeighbourhood(
  db: Reader,
  scope: Scope,
  table: TableIdentity,
  keys: readonly ForeignKey[],
  stated: readonly StatedRelationship[],
): Promise<string> {
  const near = new Map<string, TableIdentity>([[table.objectId, table]]);
  for (const key of keys) {
    const target = key.definition.references;
    if (key.toId && target) near.set(key.toId, { objectId: key.toId, schema: target.schema, name: target.table });
    near.set(key.fromId, { objectId: key.fromId, schema: key.fromSchema, name: key.fromName });
  }
  for (const { objectId, schema, table: name, isStanding } of stated.flatMap(({ from, to }) => [from, to]))
    if (isStanding) near.set(objectId, { objectId, schema, name });
  return drawEr(await readDrawnTables(db, scope, [...near.values()].slice(0, MAX_DIAGRAM_TABLES)), stated);
}
