import "server-only";
import type { Domain } from "@/lib/domain/domains";
import { Prisma } from "@/prisma/generated/client";
import { getDb, type Reader } from "../db";
import { planOnce, planOnceForOne } from "../plan-once";
import { ofTable, type TableScope } from "../tables/table-scope";

/** The domains of an authorized project in their order. */
export function readDomains(projectId: string, db: Reader = getDb()): Promise<readonly Domain[]> {
  return db.$queryRaw<Domain[]>(Prisma.sql`${planOnce}
    SELECT d.id, d.name FROM domains d WHERE d.project_id = ${projectId}::uuid ORDER BY d.position, d.name`);
}

/** The domain of each table as today has it, whatever state is read; those of none left out. */
export async function readDomainsOfTables(db: Reader, scope: TableScope): Promise<ReadonlyMap<string, Domain>> {
  const [row] = await db.$queryRaw<
    { tables: Readonly<Record<string, Domain>> | null }[]
  >(Prisma.sql`${planOnceForOne(scope)}
    SELECT json_object_agg(t.object_id, json_build_object('id', d.id, 'name', d.name)) AS tables
    FROM domain_tables t JOIN domains d ON d.id = t.domain_id
    WHERE t.project_id = ${scope.projectId}::uuid${ofTable("t.object_id", scope)}`);
  return new Map(Object.entries(row?.tables ?? {}));
}
