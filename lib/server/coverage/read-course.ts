import "server-only";
import type { CoursePoint, CoverageCourse } from "@/lib/domain/course";
import type { Domain } from "@/lib/domain/domains";
import { requiredFields, type Template } from "@/lib/domain/template";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import { asksForDocs } from "../tables/read-coverage";

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
 * says as of it. An object stands from one migration to another and a doc has text from one to another; each beginning and end
 * is a step, so that the work grows with the versions of objects and the edits of their docs, not with the migrations.
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
  const required = requiredFields(template);
  const kinds = required.map(({ kind }) => kind);
  const fields = required.map(({ field }) => field);
  return Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT * FROM unnest(${kinds}::text[], ${fields}::text[]) AS r (kind, field)),
    standing AS MATERIALIZED (
      SELECT v.object_id, v.table_id, v.kind, v.from_position AS since, v.to_position AS until
      FROM object_versions v
      WHERE v.project_id = ${projectId}::uuid AND v.kind = ANY (${kinds}::text[]) AND ${asksForDocs}),
    written AS (
      SELECT e.object_id, e.doc_id, e.has_text, m.position AS since,
        min(m.position) OVER (PARTITION BY e.doc_id ORDER BY e.number ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS until
      FROM doc_edits e JOIN migrations m ON m.id = e.migration_id WHERE e.project_id = ${projectId}::uuid),
    texts AS MATERIALIZED (
      SELECT w.object_id, d.field, w.since, w.until FROM written w JOIN docs d ON d.id = w.doc_id
      WHERE w.has_text AND d.field = ANY (${fields}::text[])),
    documented AS MATERIALIZED (
      SELECT s.table_id, greatest(s.since, t.since) AS since, least(s.until, t.until) AS until
      FROM standing s JOIN texts t ON t.object_id = s.object_id
      WHERE (s.kind, t.field) IN (SELECT kind, field FROM asked)
        AND greatest(s.since, t.since) < coalesce(least(s.until, t.until), ${FOREVER})),
    moments AS (
      SELECT table_id, kind, since AS position, 1 AS required, 0 AS documented FROM standing
      UNION ALL SELECT table_id, kind, until, -1, 0 FROM standing WHERE until IS NOT NULL
      UNION ALL SELECT table_id, NULL, since, 0, 1 FROM documented
      UNION ALL SELECT table_id, NULL, until, 0, -1 FROM documented WHERE until IS NOT NULL),
    counted AS (
      SELECT t.domain_id, s.table_id IS NOT NULL AS is_of_table, s.kind, s.position, sum(s.required) AS required,
        sum(s.documented) AS documented
      FROM moments s LEFT JOIN domain_tables t ON t.object_id = s.table_id
      WHERE s.position <= ${position}
      GROUP BY t.domain_id, s.table_id IS NOT NULL, s.kind, s.position)
    SELECT json_agg(json_build_array(c.domain_id, c.is_of_table, c.position,
      c.required * (SELECT count(*) FROM asked a WHERE a.kind = c.kind), c.documented) ORDER BY c.position) AS steps
    FROM counted c`;
}

/** After every position, where something has no end. */
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
