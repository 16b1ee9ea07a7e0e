import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** Where it is kept at which migration somebody wrote, decided or said something: the table and its column. */
const pins = [
  ["revisions", "migration_id"],
  ["docs", "confirmed_migration_id"],
  ["reviews", "verified_migration_id"],
  ["review_events", "migration_id"],
  ["checklist_events", "migration_id"],
  ["assumption_reasons", "migration_id"],
  ["waivers", "migration_id"],
  ["waiver_events", "migration_id"],
] as const;

/** A query for the migrations of a project (`id`) at which people did something. None of them is ever deleted, for that would be with it. */
export function pinnedMigrations(projectId: string): Prisma.Sql {
  const queries = pins.map(([table, column]) => {
    const [of, at] = [Prisma.raw(table), Prisma.raw(column)];
    return Prisma.sql`SELECT ${at} AS id FROM ${of} WHERE project_id = ${projectId}::uuid AND ${at} IS NOT NULL`;
  });
  return Prisma.join(queries, " UNION ");
}
