import "server-only";
import type { Owner, ReviewStatus } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { ofTable, type TableScope } from "./table-scope";

/** A table's status, how often it was changed, and who owns it. */
export type ReviewState = {
  readonly status: ReviewStatus;
  readonly statusNumber: number;
  readonly owner: Owner | null;
};

type StatusRow = { objectId: string; status: ReviewStatus; number: number };
type OwnerRow = { objectId: string; kind: "member" | "team"; id: string; name: string };

/** Statuses and owners by table as they stood in a state; a table nobody touched has no entry. */
export async function readReviews(db: Reader, scope: TableScope): Promise<ReadonlyMap<string, ReviewState>> {
  const [statuses, owners] = await Promise.all([
    db.$queryRaw<StatusRow[]>(scope.isHead ? statusesAtHead(scope) : statusesInThePast(scope)),
    db.$queryRaw<OwnerRow[]>(Prisma.sql`${planOnceForOne(scope)}${ownersAt(scope)}`),
  ]);
  const states = new Map<string, ReviewState>();
  for (const { objectId, status, number } of statuses)
    states.set(objectId, { status, statusNumber: number, owner: null });
  for (const { objectId, ...owner } of owners) states.set(objectId, { ...(states.get(objectId) ?? untouched), owner });
  return states;
}

/** What a table is before anybody set a status or an owner. */
export const untouched: ReviewState = { status: "not_started", statusNumber: 0, owner: null };

function statusesAtHead(scope: TableScope): Prisma.Sql {
  return Prisma.sql`${planOnceForOne(scope)} SELECT r.object_id AS "objectId", r.status::text AS status, r.number
    FROM reviews r WHERE r.project_id = ${scope.projectId}::uuid${ofTable("r.object_id", scope)}`;
}

function statusesInThePast(scope: TableScope): Prisma.Sql {
  return Prisma.sql`SELECT e.object_id AS "objectId", (array_agg(e.after ORDER BY e.created_at DESC, e.id))[1] AS status,
      count(*)::int AS number
    FROM review_events e LEFT JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}
      AND coalesce(m.position, 0) <= ${scope.position}
    GROUP BY e.object_id`;
}

/** Who owns tables in a state: `"objectId"`, `kind`, `id` and `name` of the owner. */
export function ownersAt(scope: TableScope): Prisma.Sql {
  return scope.isHead ? ownersAtHead(scope) : ownersInThePast(scope);
}

function ownersAtHead(scope: TableScope): Prisma.Sql {
  return Prisma.sql`SELECT w.object_id AS "objectId", CASE WHEN w.team_id IS NULL THEN 'member' ELSE 'team' END AS kind,
      coalesce(w.user_id, w.team_id)::text AS id, coalesce(u.name, t.name) AS name
    FROM ownerships w LEFT JOIN users u ON u.id = w.user_id LEFT JOIN teams t ON t.id = w.team_id
    WHERE w.project_id = ${scope.projectId}::uuid${ofTable("w.object_id", scope)}`;
}

function ownersInThePast(scope: TableScope): Prisma.Sql {
  return Prisma.sql`SELECT e.object_id AS "objectId", split_part(e.after, ':', 1) AS kind, split_part(e.after, ':', 2) AS id,
      coalesce(u.name, t.name) AS name
    FROM (SELECT DISTINCT ON (e.object_id) e.object_id, e.after
      FROM review_events e LEFT JOIN migrations m ON m.id = e.migration_id
      WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'owner'${ofTable("e.object_id", scope)}
        AND coalesce(m.position, 0) <= ${scope.position}
      ORDER BY e.object_id, e.created_at DESC, e.id) e
    LEFT JOIN users u ON 'member:' || u.id = e.after
    LEFT JOIN teams t ON 'team:' || t.id = e.after
    WHERE coalesce(u.name, t.name) IS NOT NULL`;
}
