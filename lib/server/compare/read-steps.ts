import "server-only";
import type { SourceLine } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";

type Row = { objectId: string; path: string; version: string; line: number; endLine: number };

/** The statements that changed some objects between two states, by object, oldest first, each once. */
export async function readSteps(
  db: Transaction,
  from: Scope,
  to: Scope,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SourceLine[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT c.object_id AS "objectId", m.path, m.version, c.line, c.end_line AS "endLine"
    FROM changes c JOIN migrations m ON m.id = c.migration_id
    WHERE c.project_id = ${to.projectId}::uuid AND c.object_id = ANY (${[...objectIds]}::uuid[])
      AND c.position > ${from.position} AND c.position <= ${to.position}
    GROUP BY c.object_id, c.position, m.path, m.version, c.line, c.end_line
    ORDER BY c.position, min(c.ordinal)`);
  const steps = groupBy(rows, ({ objectId }) => objectId);
  return new Map([...steps].map(([id, all]) => [id, all.map(({ objectId: _, ...source }) => source)]));
}
