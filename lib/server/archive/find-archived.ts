import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Db, Transaction } from "../db";
import { toPattern } from "../search/to-pattern";
import { archivedObjects, archivedOrder } from "./archived-objects";

/** Which of the archive is wanted; `query`: what has the words in its name, that of its table, or its docs. */
export type ArchivedWanted = {
  readonly projectId: string;
  readonly query: string;
  readonly limit: number;
  /** Counted from 1; beyond the end it is the last. */
  readonly page?: number;
};

/** The identities of a page of the archive, in its order, and how many objects hold the words, of how many there are. */
export async function findArchived(
  db: Db | Transaction,
  { projectId, query, limit, page = 1 }: ArchivedWanted,
): Promise<{ readonly ids: readonly string[]; readonly found: number; readonly total: number }> {
  const [row] = await db.$queryRaw<{ ids: string[] | null; found: number; total: number }[]>(Prisma.sql`
    WITH archived AS MATERIALIZED (
      SELECT o.id, row_number() OVER (ORDER BY ${archivedOrder}) AS place, ${holding(query)} AS is_wanted
      ${archivedObjects(projectId)}),
    counted AS (SELECT count(*)::int AS total, count(*) FILTER (WHERE is_wanted)::int AS found FROM archived)
    SELECT n.total, n.found, (
      SELECT array_agg(p.id ORDER BY p.place) FROM (
        SELECT a.id, a.place FROM archived a WHERE a.is_wanted ORDER BY a.place LIMIT ${limit}
        OFFSET greatest(0, least(${page}::int - 1, (n.found - 1) / ${limit}::int)) * ${limit}::int) p) AS ids
    FROM counted n`);
  return { ids: row?.ids ?? [], found: row?.found ?? 0, total: row?.total ?? 0 };
}

function holding(query: string): Prisma.Sql {
  if (query === "") return Prisma.sql`true`;
  const pattern = toPattern(query);
  return Prisma.sql`(coalesce(v.name ILIKE ${pattern}, false) OR coalesce(t.name || '.' || v.name ILIKE ${pattern}, false)
    OR EXISTS (SELECT 1 FROM docs d WHERE d.object_id = o.id AND d.text ILIKE ${pattern}))`;
}
