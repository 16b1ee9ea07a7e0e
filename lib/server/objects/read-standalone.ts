import "server-only";
import type { StandaloneKind } from "@/lib/domain/object-view";
import type { Definitions } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import type { StandingFacts } from "../tables/read-objects";

/** An object that no table has, as it stands in a state. */
export type StandaloneObject<K extends StandaloneKind = StandaloneKind> = {
  [Kind in K]: StandingFacts & { readonly kind: Kind; readonly schema: string; readonly definition: Definitions[Kind] };
}[K];

/**
 * The objects of the kinds wanted that belong to no table, by schema and name; extensions lie in no schema (""). Sequences that
 * a serial or identity column owns are that column's.
 */
export function readStandalone<K extends StandaloneKind>(
  db: Reader,
  scope: Scope,
  kinds: readonly K[],
): Promise<StandaloneObject<K>[]> {
  return db.$queryRaw<StandaloneObject<K>[]>(Prisma.sql`
    SELECT v.object_id AS "objectId", v.kind, coalesce(v.schema, '') AS schema, v.name, v.definition, v.origin, v.changed
    FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.table_id IS NULL AND v.kind = ANY (${[...kinds]}::text[])
      AND NOT (v.kind = 'sequence' AND v.definition ->> 'ownedBy' IS NOT NULL)
    ORDER BY v.schema, v.name, v.ordinal`);
}
