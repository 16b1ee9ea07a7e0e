import "server-only";
import type { CodeFindingView } from "@/lib/domain/code-view";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";

type Row = Omit<CodeFindingView, "table"> & { readonly schema: string | null; readonly tableName: string | null };

/**
 * Where the code and the migrations of a project disagree: of one table, or everywhere; what code relies on first. A
 * finding about what a later migration dropped is left out.
 */
export async function readFindings(
  db: Reader,
  projectId: string,
  tableId?: string,
): Promise<readonly CodeFindingView[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT f.code, f.severity, f.subject, f.message, f.in_code AS "inCode", f.in_migrations AS "inMigrations",
      f.declared_at AS "declaredAt", f.migrated_at AS "migratedAt", t.schema, t.name AS "tableName"
    FROM code_findings f
    LEFT JOIN object_versions t ON t.object_id = f.table_id AND t.to_position IS NULL
    WHERE f.project_id = ${projectId}::uuid ${tableId === undefined ? Prisma.empty : Prisma.sql`AND f.table_id = ${tableId}::uuid`}
      AND (f.object_id IS NULL OR EXISTS (
        SELECT 1 FROM object_versions o WHERE o.object_id = f.object_id AND o.to_position IS NULL))
      AND (f.table_id IS NULL OR t.object_id IS NOT NULL)
    ORDER BY f.severity = 'info', f.ordinal`);
  return rows.map(({ schema, tableName, ...finding }) => ({
    ...finding,
    table: tableName === null ? null : { schema: schema ?? "", name: tableName },
  }));
}
