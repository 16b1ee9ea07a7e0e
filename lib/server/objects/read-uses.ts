import "server-only";
import type { ObjectUse } from "@/lib/domain/object-view";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { groupBy } from "../group-by";
import type { StandaloneObject } from "./read-standalone";

type Row = ObjectUse & { readonly called: string };

/** The columns whose type is one of these (or an array of it), and the triggers that call one, by the object's identity. */
export async function readUses(
  db: Reader,
  scope: Scope,
  objects: readonly StandaloneObject[],
): Promise<ReadonlyMap<string, readonly ObjectUse[]>> {
  const calledBy = new Map(objects.flatMap((object) => callsOf(object).map((called) => [called, object.objectId])));
  if (calledBy.size === 0) return new Map();
  const uses = groupBy(await readRows(db, scope, [...calledBy.keys()]), ({ called }) => calledBy.get(called) ?? "");
  return new Map([...uses].map(([objectId, rows]) => [objectId, rows.map(({ called: _, ...use }) => use)]));
}

function readRows(db: Reader, scope: Scope, called: readonly string[]) {
  return db.$queryRaw<Row[]>(Prisma.sql`
    SELECT v.kind, coalesce(t.schema, '') AS schema, t.name AS table, v.name, v.called
    FROM (
      SELECT v.kind, v.table_id, v.name, v.ordinal,
        CASE v.kind WHEN 'column' THEN v.definition ->> 'type' ELSE 'call ' || (v.definition ->> 'function') END AS called
      FROM object_versions v WHERE ${standsAt("v", scope)} AND v.kind IN ('column', 'trigger')) v
    JOIN object_versions t ON t.object_id = v.table_id AND ${standsAt("t", scope)}
    WHERE v.called = ANY (${[...called]}::text[])
    ORDER BY t.schema, t.name, v.ordinal, v.name`);
}

/** What columns and triggers call an object. A type of the schema `public` is printed without it, as others are with. */
function callsOf({ kind, schema, name, definition }: StandaloneObject): readonly string[] {
  // What a trigger calls takes no arguments: other overloads are other functions.
  if (kind === "function") return "args" in definition && definition.args === "" ? [`call ${schema}.${name}`] : [];
  if (kind !== "enum" && kind !== "domain" && kind !== "compositeType") return [];
  const type = schema === "public" ? quote(name) : `${quote(schema)}.${quote(name)}`;
  return [type, `${type}[]`];
}

function quote(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
