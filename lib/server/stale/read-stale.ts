import "server-only";
import type { StaleSearch } from "@/lib/domain/stale-search";
import { STALE_PAGE_SIZE, type StaleList, type StaleRow, type StaleShare } from "@/lib/domain/stale-view";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { toPattern } from "../search/to-pattern";
import { ownersAt } from "../tables/read-reviews";
import { unanswered } from "../tables/unanswered";

const EXCERPT_LENGTH = 240;

/** What is asked for; `owners`: only what one of these owns. */
export type StaleWanted = Omit<StaleSearch, "mine"> & { readonly owners: readonly string[] | null };

type Found = {
  readonly rows: readonly StaleRow[] | null;
  readonly owners: readonly StaleShare[] | null;
  readonly kinds: readonly string[] | null;
  readonly total: number;
  readonly found: number;
};

/** A page of what is stale in a state, with how much there is and whose. */
export async function readStale(
  db: Transaction,
  scope: Scope,
  wanted: StaleWanted,
): Promise<Omit<StaleList, "asOf" | "can">> {
  const [row] = await db.$queryRaw<Found[]>(Prisma.sql`
    WITH ${unanswered(scope)},
    ${listed(scope, wanted)},
    shares AS MATERIALIZED (
      SELECT owner_id, owner_name, count(*)::int AS total, count(*) FILTER (WHERE is_wanted)::int AS found
      FROM listed GROUP BY owner_id, owner_name),
    page AS (${pageOf(wanted)})
    SELECT (SELECT json_agg(r.row ORDER BY r.place) FROM (${toldOf(scope)}) r) AS rows, (
      SELECT json_agg(json_build_object(
          'owner', CASE WHEN s.owner_id IS NOT NULL THEN json_build_object('id', s.owner_id, 'name', s.owner_name) END,
          'total', s.total, 'found', s.found)
        ORDER BY s.owner_id IS NULL, s.found DESC, s.owner_name, s.owner_id) FROM shares s) AS owners,
      (SELECT json_agg(DISTINCT l.listed_as ORDER BY l.listed_as) FROM listed l) AS kinds,
      (SELECT coalesce(sum(s.total), 0)::int FROM shares s) AS total,
      (SELECT coalesce(sum(s.found), 0)::int FROM shares s) AS found`);
  const { rows, owners, kinds, total, found } = row ?? { rows: null, owners: null, kinds: null, total: 0, found: 0 };
  const pages = Math.max(1, Math.ceil(found / STALE_PAGE_SIZE));
  const page = Math.min(wanted.page ?? 1, pages);
  return { rows: rows ?? [], page, pages, found, total, owners: owners ?? [], kinds: kinds ?? [] };
}

/** All that is stale, one row for each field or verification, and whether it is asked for. */
function listed(scope: Scope, { owner, owners, kind, age, q }: StaleWanted): Prisma.Sql {
  const asked = [
    ...(owner === "none" ? [Prisma.sql`l.owner_id IS NULL`] : []),
    ...(owner !== undefined && owner !== "none" ? [Prisma.sql`l.owner_id = ${owner}`] : []),
    ...(owners === null ? [] : [Prisma.sql`l.owner_id = ANY (${[...owners]}::text[])`]),
    ...(kind === undefined ? [] : [Prisma.sql`l.listed_as = ${kind}`]),
    ...(age === undefined ? [] : [Prisma.sql`l.since_at <= now() - make_interval(days => ${age}::int)`]),
    ...(q === undefined ? [] : [holding(toPattern(q.trim().replaceAll("\0", "")))]),
  ];
  return Prisma.sql`
    told AS (
      SELECT c.doc_id, c.place_id, CASE WHEN c.doc_id IS NULL THEN c.place_id ELSE c.about_id END AS object_id,
        count(*)::int AS causes, min(c.position) AS since, max(c.position) AS newest,
        (array_agg(c.ordinal ORDER BY c.position DESC, c.ordinal DESC))[1] AS newest_ordinal
      FROM causes c GROUP BY 1, 2, 3),
    placed AS (
      SELECT f.*, k.kind, CASE WHEN f.doc_id IS NULL THEN 'verification' ELSE k.kind END AS listed_as,
        coalesce(t.schema, v.schema, '') AS schema, coalesce(t.name, v.name) AS name, coalesce(v.name, t.name) AS object,
        v.ordinal, v.definition ->> 'args' AS args, d.field, w.number, o.kind AS owner_kind, o.id AS owner_id, o.name AS owner_name,
        s.version AS since_version, s.created_at AS since_at
      FROM told f
      JOIN catalog_objects k ON k.id = f.object_id
      JOIN migrations s ON s.project_id = ${scope.projectId}::uuid AND s.position = f.since
      LEFT JOIN object_versions v ON v.object_id = f.object_id AND ${standsAt("v", scope)}
      LEFT JOIN object_versions t ON t.object_id = f.place_id AND ${standsAt("t", scope)}
      LEFT JOIN docs d ON d.id = f.doc_id
      LEFT JOIN fields w ON w.doc_id = f.doc_id
      LEFT JOIN (${ownersAt(scope)}) o ON o."objectId" = f.place_id),
    listed AS MATERIALIZED (
      SELECT l.*, ${asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " AND ")} AS is_wanted FROM placed l)`;
}

function holding(pattern: string): Prisma.Sql {
  return Prisma.sql`(l.schema || '.' || l.name ILIKE ${pattern} OR l.name || '.' || l.object ILIKE ${pattern} OR EXISTS (
    SELECT 1 FROM revisions r WHERE r.doc_id = l.doc_id AND r.number = l.number AND r.text ILIKE ${pattern}))`;
}

/** The rows of the page asked for, or of the last where there are not as many; `place` is their order. */
function pageOf({ page = 1 }: StaleWanted): Prisma.Sql {
  const size = STALE_PAGE_SIZE;
  return Prisma.sql`
    SELECT l.*, row_number() OVER (ORDER BY l.owner_id IS NULL, s.found DESC, l.owner_name, l.owner_id, l.since, l.schema, l.name,
      l.ordinal, l.object_id, l.field) AS place
    FROM listed l JOIN shares s ON s.owner_id IS NOT DISTINCT FROM l.owner_id WHERE l.is_wanted
    ORDER BY place LIMIT ${size}
    OFFSET (SELECT greatest(0, least(${page}::int - 1, (sum(found)::int - 1) / ${size}::int)) * ${size}::int FROM shares)`;
}

/** The page's rows as they are seen outside: only here is read what is written and what changed. */
function toldOf(scope: Scope): Prisma.Sql {
  return Prisma.sql`
    SELECT p.place, json_build_object('docId', p.doc_id, 'number', coalesce(p.number, 0), 'objectId', p.object_id, 'kind', p.kind,
      'object', p.object, 'schema', p.schema, 'name', p.name, 'args', p.args, 'field', p.field,
      'excerpt', coalesce(left(r.text, ${EXCERPT_LENGTH}::int), ''), 'causes', p.causes,
      'cause', json_build_object('summary', c.summary, 'objectId', c.object_id, 'version', m.version, 'path', m.path,
        'position', c.position, 'line', c.line, 'endLine', c.end_line),
      'since', json_build_object('version', p.since_version, 'migrationsAgo', ${scope.position}::int - p.since,
        'importedAt', to_char(p.since_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      'owner', CASE WHEN p.owner_id IS NOT NULL THEN
        json_build_object('kind', p.owner_kind, 'id', p.owner_id, 'name', p.owner_name) END) AS row
    FROM page p
    JOIN migrations m ON m.project_id = ${scope.projectId}::uuid AND m.position = p.newest
    JOIN changes c ON c.migration_id = m.id AND c.ordinal = p.newest_ordinal
    LEFT JOIN revisions r ON r.doc_id = p.doc_id AND r.number = p.number`;
}
