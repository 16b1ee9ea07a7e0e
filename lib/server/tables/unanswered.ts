import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import { statedCauses } from "../relationships/stated-causes";
import { ofTable, type TableScope } from "./table-scope";

/** Another history than the stored one to hold what people wrote against. */
export type OtherHistory = {
  /** `id` and `position` of each stored migration. */
  readonly positions: Prisma.Sql;
  /**
   * The changes that ask for an answer: `object_id`, `table_id`, `position`, `ordinal`, `kind`, `consequence` and whatever is
   * wanted of them.
   */
  readonly changes: Prisma.Sql;
  /** The same of the changes that dropped an object or altered what it is, by whatever statement; not what it is called. */
  readonly moves: Prisma.Sql;
  /** The conditions that the object of a change `c`, its table, and the table `o.table_id` stand in the state. */
  readonly stands: { readonly object: Prisma.Sql; readonly table: Prisma.Sql; readonly place: Prisma.Sql };
};

/**
 * What people wrote and verified in a state, as common table expressions: `fields` (each doc with the position it was last
 * written or confirmed at), `said` (the same by object) and `verified` (tables that stand verified, and since when). On the
 * way, up to head: `written` (edits by doc and position) and `judged` (statuses that were set).
 */
export function answers(scope: TableScope): Prisma.Sql {
  return Prisma.sql`${edits(scope, storedHistory(scope).positions)}, ${fields(scope)}`;
}

function edits(scope: TableScope, positions: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    positions AS (${positions}),
    written AS MATERIALIZED (
      SELECT e.doc_id, e.object_id, e.table_id, p.position, e.edits, e.number, e.has_text
      FROM doc_edits e JOIN positions p ON p.id = e.migration_id
      WHERE e.project_id = ${scope.projectId}::uuid${ofTable("e.table_id", scope)}),
    judged AS MATERIALIZED (
      SELECT e.id, e.object_id AS table_id, coalesce(p.position, 0) AS position, e.after, e.created_at, u.name AS by
      FROM review_events e JOIN users u ON u.id = e.actor_id LEFT JOIN positions p ON p.id = e.migration_id
      WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}),
    verified AS MATERIALIZED (
      SELECT table_id, max(position) FILTER (WHERE after = 'verified') AS since
      FROM judged WHERE position <= ${scope.position} GROUP BY table_id HAVING ${isVerifiedLast})`;
}

// PostgreSQL takes a bare comparison to be true of one table in 200, and joins them in loops; of anything else, to be true of half.
const isVerifiedLast = Prisma.sql`coalesce(max(created_at) FILTER (WHERE after = 'verified') = max(created_at), false)`;

function fields(scope: TableScope, only = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    fields AS MATERIALIZED (
      SELECT doc_id, object_id, table_id, max(position) AS since, max(number) AS number,
        max(number * 2::bigint + has_text::int) % 2 = 1 AS has_text
      FROM written WHERE position <= ${scope.position} ${only} GROUP BY doc_id, object_id, table_id),
    said AS MATERIALIZED (
      SELECT object_id, max(since) AS since, bool_or(has_text) AS has_text FROM fields GROUP BY object_id)`;
}

/**
 * What of the docs is stale (decision 020), after `answers`, of which `fields` and `said` hold only docs that can be. For the
 * reader are
 * - `causes`: changes with the doc (`doc_id`) they made stale, or without one where they are newer than a table's verification;
 *   what that doc is about (`about_id`: what changed, or a relationship stated of it), and the table on whose page it stands
 *   (`place_id`, null for what belongs to none);
 * - `nearby`: changes to parts of a table that have no docs of their own, newer than the table's own docs.
 *
 * A field is answered for by its own newest revision, and by its table standing verified. What only follows from another
 * change asks for no answer, unless it makes an object again that was dropped. Only what changed `after` a position counts.
 */
export function unanswered(
  scope: TableScope,
  { history = storedHistory(scope), after = 0 }: { readonly history?: OtherHistory; readonly after?: number } = {},
): Prisma.Sql {
  const moves = Prisma.sql`SELECT m.* FROM (${history.moves}) m WHERE m.position > ${after}`;
  return Prisma.sql`
    ${edits(scope, history.positions)},
    asked AS MATERIALIZED (
      SELECT c.* FROM (${history.changes}) c WHERE c.position <= ${scope.position} AND c.position > ${after} AND c.position > (
        SELECT least((SELECT min(position) FROM written), (SELECT min(since) FROM verified)))),
    ${fields(scope, canBeStale(scope))},
    causes AS (
      SELECT c.*, c.object_id AS about_id, c.table_id AS place_id, f.doc_id
      FROM fields f JOIN asked c ON c.object_id = f.object_id LEFT JOIN verified v ON v.table_id = f.table_id
      WHERE f.has_text AND c.position > greatest(f.since, v.since) AND ${history.stands.object}
      UNION ALL
      SELECT c.*, c.object_id, c.table_id, NULL
      FROM verified v JOIN asked c ON c.table_id = v.table_id
      WHERE c.position > v.since AND NOT c.consequence AND ${history.stands.table} AND NOT ${ofNewTable}
      UNION ALL
      ${statedCauses(scope, moves, Prisma.sql`${ofTable("o.table_id", scope)} AND ${history.stands.place}`)}),
    nearby AS (
      SELECT c.* FROM (${withWhatWasSaid}) c
      WHERE c.object_id <> c.table_id AND NOT c.consequence AND c.is_documented
        AND (c.kind = 'dropped' OR c.is_own_documented IS NOT TRUE)
        AND c.position > c.since AND ${history.stands.table} AND NOT ${ofNewTable})`;
}

// OFFSET 0: joined before anything is sorted out, for PostgreSQL takes what is left to be a row or two and joins that in loops.
const withWhatWasSaid = Prisma.sql`
  SELECT c.*, whole.has_text AS is_documented, own.has_text AS is_own_documented,
    greatest(whole.since, own.since, v.since) AS since
  FROM asked c
  LEFT JOIN said whole ON whole.object_id = c.table_id
  LEFT JOIN said own ON own.object_id = c.object_id
  LEFT JOIN verified v ON v.table_id = c.table_id
  OFFSET 0`;

// Most docs are of what has not changed since anybody wrote in the project.
function canBeStale({ projectId }: TableScope): Prisma.Sql {
  return Prisma.sql`AND object_id IN (
    SELECT object_id FROM asked UNION SELECT table_id FROM asked
    UNION SELECT s.object_id FROM stated_relationships s WHERE s.project_id = ${projectId}::uuid)`;
}

/** Facts that say what an object is called, not what it is. */
export const factsOfNames: readonly string[] = ["name", "schema", "comment", "remark"];

// What came or went with its table is told by the table's own coming and going.
const ofNewTable = Prisma.sql`(c.object_id <> c.table_id AND EXISTS (
  SELECT 1 FROM asked a WHERE a.object_id = c.table_id AND a.position = c.position AND a.kind IN ('added', 'dropped')))`;

/** What is stored of a project up to a state. */
export function storedHistory(scope: TableScope): OtherHistory {
  const ofProject = Prisma.sql`project_id = ${scope.projectId}::uuid`;
  const ofScope = Prisma.sql`c.${ofProject}${ofTable("c.table_id", scope)}`;
  const facts = Prisma.sql`c.migration_id, c.object_id, c.table_id, c.position, c.ordinal, c.kind, c.consequence, c.summary,
    c.line, c.end_line`;
  return {
    positions: Prisma.sql`SELECT m.id, m.position FROM migrations m WHERE m.${ofProject}`,
    changes: Prisma.sql`
      SELECT ${facts} FROM changes c WHERE ${ofScope} AND c.shown AND NOT c.consequence
      UNION ALL
      SELECT ${facts} FROM changes c WHERE ${ofScope} AND c.kind = 'added' AND c.consequence AND c.object_id IN (
        SELECT d.object_id FROM changes d WHERE d.${ofProject} AND d.kind = 'dropped')`,
    moves: Prisma.sql`
      SELECT ${facts} FROM changes c WHERE c.${ofProject} AND (c.kind = 'dropped' OR NOT c.consequence AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(c.facts) f WHERE f ->> 'fact' <> ALL (${[...factsOfNames]}::text[])))`,
    stands: {
      object: standing(Prisma.sql`c.object_id`, scope),
      table: standing(Prisma.sql`c.table_id`, scope),
      place: standing(Prisma.sql`o.table_id`, scope),
    },
  };
}

function standing(objectId: Prisma.Sql, scope: TableScope): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM object_versions v WHERE v.object_id = ${objectId} AND ${standsAt("v", scope)})`;
}
