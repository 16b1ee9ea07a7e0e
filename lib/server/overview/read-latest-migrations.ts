import "server-only";
import type { MigrationRow } from "@/lib/domain/migration-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

type Row = Omit<MigrationRow, "changes" | "staleTables" | "importedAt"> &
  MigrationRow["changes"] & { importedAt: Date };

/**
 * The newest migrations of a project, newest first, with how many changes each made (those that only follow from another
 * left out) and how many tables it left stale, given the unanswered changes by table.
 */
export async function readLatestMigrations(
  db: Transaction,
  projectId: string,
  limit: number,
  causes: ReadonlyMap<string, readonly StaleCause[]>,
): Promise<readonly MigrationRow[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT m.position, m.version, m.name, m.path, m.applied + m.no_effect + m.not_understood AS statements, m.failed,
      m.created_at AS "importedAt", ${countOf("added")}, ${countOf("altered")}, ${countOf("renamed")}, ${countOf("dropped")}
    FROM (SELECT * FROM migrations WHERE project_id = ${projectId}::uuid ORDER BY position DESC LIMIT ${limit}) m
    LEFT JOIN changes c ON c.migration_id = m.id AND NOT c.consequence
    GROUP BY m.id, m.position, m.version, m.name, m.path, m.applied, m.no_effect, m.not_understood, m.failed, m.created_at
    ORDER BY m.position DESC`);
  return rows.map(({ added, altered, renamed, dropped, importedAt, ...row }) => ({
    ...row,
    changes: { added, altered, renamed, dropped },
    staleTables: [...causes.values()].filter((ofOne) => ofOne.some((cause) => cause.position === row.position)).length,
    importedAt: importedAt.toISOString(),
  }));
}

function countOf(kind: keyof MigrationRow["changes"]): Prisma.Sql {
  return Prisma.sql`count(c.id) FILTER (WHERE c.kind = ${kind}::change_kind)::int AS ${Prisma.raw(kind)}`;
}
