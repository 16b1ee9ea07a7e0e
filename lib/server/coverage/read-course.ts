import "server-only";
import type { CoursePoint, CoverageCourse } from "@/lib/domain/course";
import type { Domain } from "@/lib/domain/domains";
import { requiredFields, type Template } from "@/lib/domain/template";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { counts, fieldTable } from "../tables/read-coverage";
import { groupBy } from "../tables/table-scope";

/** What a migration, and what was written while it was head, added to what must be written and is. */
type Step = readonly [
  domainId: string | null,
  isOfTable: boolean,
  position: number,
  required: number,
  documented: number,
];

/**
 * The course of coverage over the migrations up to a state, by today's template and domains: at each migration what `readCoverage`
 * says as of it. Every version of an object and every edit of a doc is looked at once, whatever the number of migrations: an object
 * stands from one migration to another, a doc has text from one to another, and each beginning and end is a step.
 */
export async function readCourse(
  db: Transaction,
  { projectId, position }: Scope,
  template: Template,
  domains: readonly Domain[],
): Promise<CoverageCourse> {
  const [found] = await db.$queryRaw<{ steps: readonly Step[] | null }[]>(steps(projectId, position, template));
  const all = found?.steps ?? [];
  const ofTables = groupBy(
    all.filter(([, isOfTable]) => isOfTable),
    ([domainId]) => domainId,
  );
  const migrations = await db.migration.findMany({
    where: { projectId },
    select: { position: true, version: true, path: true },
  });
  const known = new Map(migrations.map((migration) => [migration.position, migration]));
  const points = accumulate(all).flatMap((point) => {
    const migration = known.get(point.position);
    return migration ? [{ ...point, version: migration.version, path: migration.path }] : [];
  });
  if (domains.length === 0) return { points, domains: [] };
  const courses = [...domains, null].map((domain) => ({
    domain,
    points: accumulate(ofTables.get(domain?.id ?? null) ?? []),
  }));
  return { points, domains: courses.filter(({ domain, points: own }) => domain !== null || own.length > 0) };
}

function steps(projectId: string, position: number, template: Template): Prisma.Sql {
  return Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT r.kind, r.field FROM ${fieldTable(requiredFields(template))}),
    fields AS MATERIALIZED (SELECT kind, count(*) AS number FROM asked GROUP BY kind),
    versions AS (
      SELECT v.object_id, v.table_id, v.kind, v.from_position, v.to_position,
        CASE WHEN lag(v.to_position) OVER ofone = v.from_position THEN 0 ELSE 1 END AS begins
      FROM object_versions v
      WHERE v.project_id = ${projectId}::uuid AND v.kind = ANY (SELECT kind FROM fields) AND ${counts}
      WINDOW ofone AS (PARTITION BY v.object_id, v.table_id ORDER BY v.from_position)),
    standing AS MATERIALIZED (
      SELECT s.object_id, s.table_id, s.kind, min(s.from_position) AS since, max(coalesce(s.to_position, ${FOREVER})) AS until
      FROM (SELECT v.*, sum(begins) OVER (PARTITION BY object_id, table_id ORDER BY from_position) AS run FROM versions v) s
      GROUP BY s.object_id, s.table_id, s.kind, s.run),
    written AS (
      SELECT e.doc_id, e.has_text, m.position AS since,
        coalesce(min(m.position) OVER (PARTITION BY e.doc_id ORDER BY e.number ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
          ${FOREVER}) AS until
      FROM doc_edits e JOIN migrations m ON m.id = e.migration_id WHERE e.project_id = ${projectId}::uuid),
    steps AS (
      SELECT s.table_id, step.position, step.by * f.number AS required, 0 AS documented
      FROM standing s JOIN fields f ON f.kind = s.kind
      CROSS JOIN LATERAL (VALUES (s.since, 1), (s.until, -1)) AS step (position, by)
      UNION ALL
      SELECT s.table_id, step.position, 0, step.by
      FROM written w JOIN docs d ON d.id = w.doc_id JOIN standing s ON s.object_id = d.object_id
      JOIN asked a ON a.kind = s.kind AND a.field = d.field
      CROSS JOIN LATERAL (VALUES (greatest(s.since, w.since), 1), (least(s.until, w.until), -1)) AS step (position, by)
      WHERE w.has_text AND greatest(s.since, w.since) < least(s.until, w.until))
    SELECT json_agg(json_build_array(domain_id, is_of_table, position, required, documented) ORDER BY position) AS steps
    FROM (
      SELECT t.domain_id, s.table_id IS NOT NULL AS is_of_table, s.position, sum(s.required) AS required,
        sum(s.documented) AS documented
      FROM steps s LEFT JOIN domain_tables t ON t.object_id = s.table_id
      WHERE s.position <= ${position}
      GROUP BY t.domain_id, s.table_id IS NOT NULL, s.position) g`;
}

/** The end of what has none. */
const FOREVER = 2_147_483_647;

/** Steps in the order of their positions as what they lead to. */
function accumulate(all: readonly Step[]): readonly CoursePoint[] {
  const points: CoursePoint[] = [];
  let [required, documented] = [0, 0];
  for (const [, , position, moreRequired, moreDocumented] of all) {
    required += moreRequired;
    documented += moreDocumented;
    if (points.at(-1)?.position === position) points.pop();
    points.push({ position, required, documented });
  }
  return points;
}
