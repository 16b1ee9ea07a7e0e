import "server-only";
import type { StaleList, StaleRow } from "@/lib/domain/stale-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf, standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readReviews } from "../tables/read-reviews";
import type { TableScope } from "../tables/table-scope";
import { unanswered } from "../tables/unanswered";

const EXCERPT_LENGTH = 240;

/**
 * Every stale field of a project, and every verification older than a change, at head or as of a migration; the longest stale
 * first. `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function listStale(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<StaleList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const rows = await readStale(db, scope);
    const reviews = await readReviews(db, scope);
    const teams = await db.teamMember.findMany({
      where: { userId: viewer.userId, team: { projectId: project.id } },
      select: { teamId: true },
    });
    return {
      asOf,
      can: actionsAt(viewer, project, asOf),
      mine: [viewer.userId, ...teams.map(({ teamId }) => teamId)],
      rows: rows.map((row) => ({ ...toRow(row, scope), owner: reviews.get(row.tableId ?? "")?.owner ?? null })),
    };
  });
}

type Row = Omit<StaleRow, "cause" | "since" | "owner"> &
  StaleRow["cause"] & {
    readonly tableId: string | null;
    readonly changedId: string;
    readonly sinceVersion: string;
    readonly sincePosition: number;
    readonly sinceAt: Date;
  };

function toRow(
  { tableId: _, changedId, sinceVersion, sincePosition, sinceAt, ...row }: Row,
  scope: TableScope,
): Omit<StaleRow, "owner"> {
  const { summary, version, path, position, line, endLine, ...rest } = row;
  const since = {
    version: sinceVersion,
    importedAt: sinceAt.toISOString(),
    migrationsAgo: scope.position - sincePosition,
  };
  return { ...rest, cause: { summary, objectId: changedId, version, path, position, line, endLine }, since };
}

function readStale(db: Transaction, scope: TableScope): Promise<Row[]> {
  return db.$queryRaw<Row[]>(Prisma.sql`
    WITH ${unanswered(scope)},
    found AS (
      SELECT c.doc_id, CASE WHEN c.doc_id IS NULL THEN c.table_id ELSE c.object_id END AS object_id, c.table_id,
        count(*)::int AS causes, min(c.position) AS since,
        max(c.position) AS newest,
        (array_agg(c.ordinal ORDER BY c.position DESC, c.ordinal DESC))[1] AS ordinal
      FROM causes c GROUP BY 1, 2, 3)
    SELECT f.doc_id AS "docId", coalesce(w.number, 0) AS number, f.object_id AS "objectId", f.table_id AS "tableId", v.kind,
      v.name AS object, coalesce(t.schema, v.schema, '') AS schema, coalesce(t.name, v.name) AS name,
      v.definition ->> 'args' AS args, d.field,
      coalesce(left(r.text, ${EXCERPT_LENGTH}::int), '') AS excerpt, f.causes, c.summary, c.object_id AS "changedId", m.version,
      m.path, c.position, c.line, c.end_line AS "endLine", s.version AS "sinceVersion", s.position AS "sincePosition",
      s.created_at AS "sinceAt"
    FROM found f
    JOIN migrations m ON m.project_id = ${scope.projectId}::uuid AND m.position = f.newest
    JOIN changes c ON c.migration_id = m.id AND c.ordinal = f.ordinal
    JOIN migrations s ON s.project_id = ${scope.projectId}::uuid AND s.position = f.since
    JOIN object_versions v ON v.object_id = f.object_id AND ${standsAt("v", scope)}
    LEFT JOIN object_versions t ON t.object_id = f.table_id AND ${standsAt("t", scope)}
    LEFT JOIN docs d ON d.id = f.doc_id
    LEFT JOIN fields w ON w.doc_id = f.doc_id
    LEFT JOIN revisions r ON r.doc_id = f.doc_id AND r.number = w.number
    ORDER BY f.since, t.schema, t.name, v.ordinal, d.field`);
}
