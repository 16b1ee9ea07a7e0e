import "server-only";
import type { AsOf } from "@/lib/domain/catalog-view";
import { AppError } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";

/** One state of one project: what every read of the catalog is limited to. */
export type Scope = { readonly projectId: string; readonly position: number; readonly isHead: boolean };

/**
 * Finds the state to read at: head, or the migration of that version or path (the last one where several share a
 * version). `not_found` when the project has no such migration.
 */
export async function resolveAsOf(db: Reader, projectId: string, wanted?: string): Promise<AsOf> {
  const isHead = wanted === undefined || wanted === "";
  const [[head], named] = await Promise.all([
    db.$queryRaw<Migration[]>(Prisma.sql`${planOnce}
      SELECT m.position, m.version FROM migrations m WHERE m.project_id = ${projectId}::uuid ORDER BY m.position DESC LIMIT 1`),
    isHead ? null : findMigration(db, projectId, wanted),
  ]);
  const at = named ?? head;
  return {
    position: at?.position ?? 0,
    version: at?.version ?? null,
    headPosition: head?.position ?? 0,
    headVersion: head?.version ?? null,
    isHead: at?.position === head?.position,
  };
}

/** The limits of a read, from where it is to be read at. */
export function scopeOf(projectId: string, asOf: AsOf): Scope {
  return { projectId, position: asOf.position, isHead: asOf.isHead };
}

/** The condition that a row of `object_versions` (by its alias) stands in a state of a project. */
export function standsAt(alias: "v" | "t", scope: Scope): Prisma.Sql {
  const row = Prisma.raw(alias);
  return scope.isHead
    ? Prisma.sql`${row}.project_id = ${scope.projectId}::uuid AND ${row}.to_position IS NULL`
    : Prisma.sql`${row}.project_id = ${scope.projectId}::uuid AND ${row}.from_position <= ${scope.position}
        AND (${row}.to_position IS NULL OR ${row}.to_position > ${scope.position})`;
}

type Migration = { readonly position: number; readonly version: string };

async function findMigration(db: Reader, projectId: string, wanted: string) {
  const found = await db.$queryRaw<(Migration & { readonly path: string })[]>(Prisma.sql`${planOnce}
    SELECT m.position, m.version, m.path FROM migrations m
    WHERE m.project_id = ${projectId}::uuid AND (m.path = ${wanted} OR m.version = ${wanted}) ORDER BY m.position DESC`);
  const migration = found.find(({ path }) => path === wanted) ?? found[0];
  if (!migration) throw new AppError("not_found", `This project has no migration ${wanted}.`);
  return migration;
}
