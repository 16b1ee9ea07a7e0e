import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { StoredVersion } from "../catalog-store/stored-object";
import type { Transaction } from "../db";

/** An object as it stands, with the name of the table it belongs to. */
export type BlamedObject = StoredVersion & { readonly table: string | null };

// As `addressOf` of the engine says it.
const address = Prisma.sql`
  v.kind || ':' || concat_ws('.', v.schema, t.name, v.name)
    || CASE WHEN v.kind = 'function' THEN '(' || (v.definition ->> 'args') || ')' ELSE '' END`;

/** The object of an identity, the one of an address with what belongs to it, or all, in the order of making. */
export function findBlamed(
  db: Transaction,
  scope: Scope,
  { objectId, address: wanted }: { readonly objectId?: string; readonly address?: string },
): Promise<readonly BlamedObject[]> {
  const one = objectId === undefined ? Prisma.empty : Prisma.sql`AND v.object_id = ${objectId}::uuid`;
  const named =
    wanted === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE a.address = ${wanted} OR a.table_id IN (SELECT object_id FROM a WHERE address = ${wanted})`;
  return db.$queryRaw<BlamedObject[]>(Prisma.sql`
    WITH a AS (
      SELECT v.*, t.name AS "table", ${address} AS address
      FROM object_versions v
      LEFT JOIN object_versions t ON t.object_id = v.table_id AND t.object_id <> v.object_id AND ${standsAt("t", scope)}
      WHERE ${standsAt("v", scope)} ${one})
    SELECT a.object_id AS "objectId", a.engine_id AS "engineId", a.engine_parent AS "engineParent", a.ordinal, a.kind,
      a.table_id AS "tableId", a.schema, a.name, a.definition, a.origin, a.changed, a.table
    FROM a ${named} ORDER BY a.ordinal, a.name`);
}
