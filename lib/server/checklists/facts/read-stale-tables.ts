import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";
import { unanswered } from "../../tables/unanswered";

/** The newest change that a table's docs, or its verification, do not answer. */
export type NewestCause = { readonly summary: string; readonly version: string };

/** By table (its identity): why it is stale. Tables that are not stale are left out. */
export async function readStaleTables(db: Transaction, scope: Scope): Promise<ReadonlyMap<string, NewestCause>> {
  const [found] = await db.$queryRaw<{ tables: Readonly<Record<string, NewestCause>> | null }[]>(Prisma.sql`
    WITH ${unanswered(scope)},
    newest AS (
      SELECT DISTINCT ON (c.place_id) c.place_id, c.summary, c.migration_id FROM causes c
      WHERE c.place_id IS NOT NULL ORDER BY c.place_id, c.position DESC, c.ordinal DESC)
    SELECT json_object_agg(n.place_id, json_build_object('summary', n.summary, 'version', m.version)) AS tables
    FROM newest n JOIN migrations m ON m.id = n.migration_id`);
  return new Map(Object.entries(found?.tables ?? {}));
}
