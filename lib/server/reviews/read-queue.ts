import "server-only";
import type { ReviewSearch } from "@/lib/domain/review-search";
import { REVIEW_PAGE_SIZE, type ReviewQueue, type ReviewRow } from "@/lib/domain/review-view";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { ownersAt } from "../tables/read-reviews";
import { changedSince, writtenSince } from "./moved-since";
import { keyOf, type Shown } from "./shown-key";

/** What is asked for, and by whom: somebody and their teams. */
export type QueueWanted = ReviewSearch & { readonly userId: string; readonly teamIds: readonly string[] };

type Row = Omit<ReviewRow, "key"> & { readonly shown: Shown };
type Found = {
  readonly rows: readonly Row[] | null;
  readonly owners: ReviewQueue["owners"] | null;
  readonly total: number;
  readonly found: number;
};

/** A page of the tables that are in review at head, or verified and written or changed since, with how many there are and whose. */
export async function readQueue(
  db: Transaction,
  scope: Scope,
  wanted: QueueWanted,
): Promise<Omit<ReviewQueue, "can" | "projectId">> {
  const [row] = await db.$queryRaw<Found[]>(Prisma.sql`
    WITH ${waiting(scope, wanted)},
    page AS (
      SELECT w.*, row_number() OVER (ORDER BY w.status <> 'in_review', w.created_at, w.schema, w.name) AS place
      FROM waiting w WHERE w.is_wanted ORDER BY place LIMIT ${REVIEW_PAGE_SIZE}
      OFFSET (SELECT greatest(0, least(${wanted.page ?? 1}::int - 1, (count(*)::int - 1) / ${REVIEW_PAGE_SIZE}::int))
        * ${REVIEW_PAGE_SIZE}::int FROM waiting WHERE is_wanted))
    SELECT (SELECT json_agg(r.row ORDER BY r.place) FROM (${toldOf(scope, wanted)}) r) AS rows,
      (SELECT json_agg(json_build_object('owner', o.owner, 'total', o.total) ORDER BY o.owner IS NULL, o.total DESC, o.owner ->> 'name')
        FROM (SELECT owner, count(*)::int AS total FROM waiting GROUP BY owner) o) AS owners,
      (SELECT count(*)::int FROM waiting) AS total, (SELECT count(*)::int FROM waiting WHERE is_wanted) AS found`);
  const { rows, owners, total, found } = row ?? { rows: null, owners: null, total: 0, found: 0 };
  const pages = Math.max(1, Math.ceil(found / REVIEW_PAGE_SIZE));
  const page = Math.min(wanted.page ?? 1, pages);
  return { rows: (rows ?? []).map(toRow), page, pages, found, total, owners: owners ?? [] };
}

function toRow({ shown, ...row }: Row): ReviewRow {
  return { ...row, key: keyOf(shown) };
}

/** Everything that waits: the newest event of its status, its newest verification, and how much moved since. */
function waiting(scope: Scope, { owner, status, ...wanted }: QueueWanted): Prisma.Sql {
  const asked = [
    ...(owner === "none" ? [Prisma.sql`o.id IS NULL`] : []),
    ...(owner !== undefined && owner !== "none" ? [Prisma.sql`o.id = ${owner}`] : []),
    ...(status === undefined ? [] : [Prisma.sql`r.status = ${status}::review_status`]),
    ...(wanted.whose === undefined ? [] : [isFor(wanted)]),
  ];
  const ofProject = Prisma.sql`project_id = ${scope.projectId}::uuid`;
  return Prisma.sql`
    verified AS MATERIALIZED (
      SELECT DISTINCT ON (e.object_id) e.object_id AS table_id, e.written_sequence, coalesce(m.position, 0) AS position, m.version,
        e.actor_id, e.created_at
      FROM review_events e LEFT JOIN migrations m ON m.id = e.migration_id
      WHERE e.${ofProject} AND e.subject = 'status' AND e.after = 'verified'
      ORDER BY e.object_id, e.created_at DESC, e.id),
    latest AS MATERIALIZED (
      SELECT DISTINCT ON (e.object_id) e.object_id, e.actor_id, e.asked, e.note, e.created_at
      FROM review_events e WHERE e.${ofProject} AND e.subject = 'status' ORDER BY e.object_id, e.created_at DESC, e.id),
    since AS MATERIALIZED (
      SELECT r.object_id AS table_id, coalesce(v.written_sequence, 0) AS written_sequence, coalesce(v.position, 0) AS position
      FROM reviews r LEFT JOIN verified v ON v.table_id = r.object_id
      WHERE r.${ofProject} AND r.status IN ('in_review', 'verified')),
    written AS MATERIALIZED (
      SELECT w.table_id, count(*)::int AS writings FROM (
        ${writtenSince(scope.projectId, Prisma.sql`SELECT * FROM since`)}) w GROUP BY w.table_id),
    changed AS MATERIALIZED (
      SELECT c.table_id, count(*)::int AS changes FROM (
        ${changedSince(scope.projectId, Prisma.sql`SELECT * FROM since`)}) c GROUP BY c.table_id),
    waiting AS MATERIALIZED (
      SELECT r.object_id, r.status, r.number, coalesce(t.schema, '') AS schema, t.name, l.actor_id, l.asked, l.note, l.created_at,
        CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', o.kind, 'id', o.id, 'name', o.name) END AS owner,
        coalesce(w.writings, 0) AS writings, coalesce(c.changes, 0) AS changes,
        ${asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " AND ")} AS is_wanted
      FROM reviews r
      JOIN latest l ON l.object_id = r.object_id
      JOIN object_versions t ON t.object_id = r.object_id AND t.to_position IS NULL
      LEFT JOIN written w ON w.table_id = r.object_id
      LEFT JOIN changed c ON c.table_id = r.object_id
      LEFT JOIN (${ownersAt(scope)}) o ON o."objectId" = r.object_id
      WHERE r.${ofProject} AND (r.status = 'in_review' OR r.status = 'verified' AND coalesce(w.writings, c.changes) IS NOT NULL))`;
}

/** What a review is asked of somebody for, or of their teams: as a person, or as the owner; what is verified is its owner's. */
function isFor({ whose, userId, teamIds }: Pick<QueueWanted, "whose" | "userId" | "teamIds">): Prisma.Sql {
  const owns = whose === "mine" ? Prisma.sql`o.id = ${userId}` : Prisma.sql`o.id = ANY (${[...teamIds]}::text[])`;
  const isOwners = Prisma.sql`(r.status = 'verified' OR l.asked = 'owner') AND coalesce(${owns}, false)`;
  return whose === "mine" ? Prisma.sql`(${isOwners} OR l.asked IS NOT DISTINCT FROM ${`member:${userId}`})` : isOwners;
}

/** The page's rows as they are seen outside; only of these is told what a verification would be of. */
function toldOf(scope: Scope, { userId }: QueueWanted): Prisma.Sql {
  const time = (at: Prisma.Sql) => Prisma.sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return Prisma.sql`
    SELECT p.place, json_build_object('objectId', p.object_id, 'schema', p.schema, 'name', p.name, 'status', p.status,
      'number', p.number, 'owner', p.owner, 'writings', p.writings, 'changes', p.changes,
      'shown', json_build_object('number', p.number, 'writtenSequence', s.written_sequence,
        'schemaDigest', encode(s.schema_digest, 'hex'), 'position', ${scope.position}::int),
      'request', CASE WHEN p.status = 'in_review' THEN json_build_object('by', u.name, 'at', ${time(Prisma.sql`p.created_at`)},
        'note', p.note, 'asked', CASE WHEN p.asked = 'owner' THEN to_json('owner'::text)
          WHEN p.asked IS NOT NULL THEN json_build_object('id', split_part(p.asked, ':', 2), 'name', coalesce(q.name, 'somebody who is gone'))
          END) END,
      'verification', CASE WHEN v.table_id IS NOT NULL THEN
        json_build_object('by', b.name, 'at', ${time(Prisma.sql`v.created_at`)}, 'version', v.version) END,
      'isOwn', coalesce(is_same_person(s.written_by, ${userId}::uuid), false)
        OR p.status = 'in_review' AND is_same_person(p.actor_id, ${userId}::uuid)) AS row
    FROM page p
    JOIN tables_as_shown((SELECT array_agg(object_id) FROM page)) s ON s.object_id = p.object_id
    JOIN users u ON u.id = p.actor_id
    LEFT JOIN users q ON 'member:' || q.id = p.asked
    LEFT JOIN verified v ON v.table_id = p.object_id
    LEFT JOIN users b ON b.id = v.actor_id`;
}
