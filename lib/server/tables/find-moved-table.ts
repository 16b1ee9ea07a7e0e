import "server-only";
import { AppError } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";

type TableName = { readonly schema: string; readonly name: string };

/** The identity of the table of a name in a state; null where there is none. */
export async function findTableId(db: Reader, scope: Scope, table: TableName): Promise<string | null> {
  const rows = await db.$queryRaw<{ objectId: string }[]>(Prisma.sql`${planOnce}
    SELECT v.object_id AS "objectId" FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.kind = 'table' AND coalesce(v.schema, '') = ${table.schema} AND v.name = ${table.name}`);
  return rows[0]?.objectId ?? null;
}

/**
 * The refusal for a table that is not there in a state. Its details say `movedTo` where a table had that name at another
 * time and has another one in this state, and `lastVersion` and `last` ({ schema, name, path } to look as of) where it was dropped.
 */
export async function refuseMissingTable(db: Reader, scope: Scope, table: TableName): Promise<AppError> {
  const [movedTo] = await db.$queryRaw<TableName[]>(Prisma.sql`
    SELECT coalesce(v.schema, '') AS schema, v.name
    FROM object_versions old JOIN object_versions v ON v.object_id = old.object_id
    WHERE old.project_id = ${scope.projectId}::uuid AND old.kind = 'table' AND coalesce(old.schema, '') = ${table.schema}
      AND old.name = ${table.name} AND ${standsAt("v", scope)}
    ORDER BY old.from_position DESC LIMIT 1`);
  if (movedTo) return new AppError("not_found", `This table is called ${movedTo.name} here.`, { movedTo });
  const [last] = await db.$queryRaw<{ version: string; path: string }[]>(Prisma.sql`
    SELECT m.version, m.path FROM object_versions old
    JOIN migrations m ON m.project_id = old.project_id AND m.position = old.to_position - 1
    WHERE old.project_id = ${scope.projectId}::uuid AND old.kind = 'table' AND coalesce(old.schema, '') = ${table.schema}
      AND old.name = ${table.name} AND old.to_position <= ${scope.position}
    ORDER BY old.to_position DESC LIMIT 1`);
  if (!last) return new AppError("not_found");
  const words = `This table was dropped. It stood last at migration ${last.version}.`;
  return new AppError("not_found", words, {
    lastVersion: last.version,
    last: { ...table, path: last.path },
  });
}
