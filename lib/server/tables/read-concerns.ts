import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { groupBy } from "../group-by";
import { planOnceForOne } from "../plan-once";
import { type NoTable, type OneTable, ofTable } from "./table-scope";
import { answers } from "./unanswered";

type Row = StaleCause & { readonly aboutId: string };

/**
 * The changes that concern an object with docs without being its own, newest first, by that object: of a column that an
 * index, constraint, policy, trigger, view, function or generated column is made of or mentions; of a type that a column has; of
 * a function that is called. Only those newer than all that was written about it.
 */
export async function readConcerns(
  db: Reader,
  scope: OneTable | NoTable,
): Promise<ReadonlyMap<string, readonly StaleCause[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`${planOnceForOne(scope)}
    WITH ${answers(scope)},
    neighbours AS MATERIALIZED (${neighboursOf(scope)}),
    words AS MATERIALIZED (
      SELECT DISTINCT n.object_id, w.word
      FROM neighbours n CROSS JOIN LATERAL regexp_split_to_table(n.text, '\\W+') AS w(word)),
    known AS MATERIALIZED (${knownTo(scope)}),
    moved AS MATERIALIZED (${movedIn(scope)}),
    concerns AS (
      SELECT m.migration_id, m.ordinal, n.object_id FROM moved m JOIN words w ON w.word = m.name JOIN neighbours n ON n.object_id = w.object_id
      WHERE m.position > n.since AND m.object_id <> n.object_id AND (m.table_id = n.table_id OR m.table_name IS NULL OR (
        n.kind IN ('table', 'policy', 'trigger', 'function') AND EXISTS (
          SELECT 1 FROM words o WHERE o.object_id = n.object_id AND o.word = m.table_name)))
      UNION
      SELECT m.migration_id, m.ordinal, n.object_id FROM moved m JOIN neighbours n ON n.target ->> 'table' = m.table_name
      WHERE m.position > n.since AND n.target -> 'columns' ? m.name AND coalesce(n.target ->> 'schema', '') = coalesce(m.schema, '')
      UNION
      SELECT m.migration_id, m.ordinal, n.object_id FROM moved m JOIN neighbours n ON n.type = m.name
      WHERE m.position > n.since AND m.table_name IS NULL)
    SELECT s.object_id AS "aboutId", c.summary, c.object_id AS "objectId", g.version, g.path, c.position, c.line,
      c.end_line AS "endLine"
    FROM concerns s JOIN changes c USING (migration_id, ordinal) JOIN migrations g ON g.id = c.migration_id
    ORDER BY c.position DESC, c.ordinal DESC`);
  return groupBy(rows, ({ aboutId }) => aboutId);
}

/** Objects with docs that stand, and what each is made of: a `text` of names and expressions, a foreign key's `target`, a `type`. */
function neighboursOf(scope: OneTable | NoTable): Prisma.Sql {
  return Prisma.sql`
    SELECT v.object_id, v.table_id, v.kind, greatest(s.since, r.since) AS since,
      v.definition -> 'references' AS target,
      CASE v.kind WHEN 'column' THEN btrim(regexp_replace(v.definition ->> 'type', '^.*\\.|\\[\\]', '', 'g'), '"') END AS type,
      CASE v.kind
        WHEN 'column' THEN v.definition ->> 'generated'
        WHEN 'index' THEN concat_ws(' ', v.definition ->> 'columns', v.definition ->> 'where', v.definition -> 'extra' ->> 'include')
        WHEN 'policy' THEN concat_ws(' ', v.definition ->> 'using', v.definition ->> 'check')
        WHEN 'constraint' THEN CASE WHEN v.definition ->> 'type' IN ('check', 'exclusion')
          THEN v.definition ->> 'definition' ELSE v.definition ->> 'columns' END
        ELSE v.definition ->> 'definition' END AS text
    FROM object_versions v JOIN said s ON s.object_id = v.object_id LEFT JOIN verified r ON r.table_id = v.table_id
    WHERE ${standsAt("v", scope)} AND s.has_text${ofTable("v.table_id", scope)}`;
}

/**
 * What the neighbours can be made of, under the names of the state: the columns of their own table and of those they name, and
 * the types and functions of a name they have.
 */
function knownTo(scope: OneTable | NoTable): Prisma.Sql {
  return Prisma.sql`
    SELECT v.object_id, v.table_id, v.name, t.schema, t.name AS table_name
    FROM object_versions t JOIN object_versions v ON v.table_id = t.object_id AND v.kind = 'column' AND ${standsAt("v", scope)}
      AND v.name = ANY (ARRAY(
        SELECT word FROM words UNION SELECT jsonb_array_elements_text(target -> 'columns') FROM neighbours))
    WHERE t.kind = 'table' AND ${standsAt("t", scope)} AND (t.object_id = ${scope.tableId}::uuid OR t.name = ANY (ARRAY(
      SELECT word FROM words UNION SELECT target ->> 'table' FROM neighbours)))
    UNION ALL
    SELECT v.object_id, NULL, v.name, NULL, NULL FROM object_versions v
    WHERE v.kind IN ('enum', 'domain', 'compositeType', 'function') AND ${standsAt("v", scope)} AND v.name = ANY (ARRAY(
      SELECT word FROM words UNION SELECT type FROM neighbours))`;
}

/** Changes of what is known. OFFSET 0, and saying no project, keep the planner from going through the changes of all of it. */
function movedIn(scope: OneTable | NoTable): Prisma.Sql {
  return Prisma.sql`
    SELECT k.*, c.migration_id, c.ordinal, c.position FROM known k CROSS JOIN LATERAL (
      SELECT c.migration_id, c.ordinal, c.position FROM changes c
      WHERE c.object_id = k.object_id AND c.shown AND NOT c.consequence AND c.kind IN ('altered', 'renamed')
        AND c.position <= ${scope.position} AND c.position > (SELECT min(since) FROM neighbours)
      OFFSET 0) c`;
}
