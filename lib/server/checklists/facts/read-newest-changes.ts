import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";

/** A change of the schema, with its migration. */
export type NewestChange = { readonly position: number; readonly version: string; readonly summary: string };

/** The newest change of the schema, and by table (its identity) that of the table or what belongs to it; since a position. */
export type NewestChanges = {
  readonly ofSchema: NewestChange | null;
  readonly ofTables: ReadonlyMap<string, NewestChange>;
};

/** Reads what has changed after a position, up to the state. What only follows from another change does not count. */
export async function readNewestChanges(db: Transaction, scope: Scope, after: number): Promise<NewestChanges> {
  const [found] = await db.$queryRaw<{ tables: Readonly<Record<string, NewestChange>> | null }[]>(Prisma.sql`
    SELECT json_object_agg(coalesce(c.table_id::text, ''),
      json_build_object('position', c.position, 'version', m.version, 'summary', c.summary)) AS tables
    FROM (
      SELECT DISTINCT ON (n.table_id) n.table_id, n.position, n.migration_id, n.summary FROM changes n
      WHERE n.project_id = ${scope.projectId}::uuid AND n.shown AND NOT n.consequence
        AND n.position > ${after} AND n.position <= ${scope.position}
      ORDER BY n.table_id, n.position DESC, n.ordinal DESC) c
    JOIN migrations m ON m.id = c.migration_id`);
  const ofTables = new Map(Object.entries(found?.tables ?? {}));
  const newest = [...ofTables.values()].sort((a, b) => b.position - a.position)[0] ?? null;
  return { ofSchema: newest, ofTables };
}
