import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";

/** One thing that happened, as stored. Names of objects are the newest they have or had. */
export type ActivityRow = {
  readonly id: string;
  readonly kind: "revision" | "status" | "owner" | "import";
  /** ISO 8601 in microseconds, which cursors need. */
  readonly at: string;
  readonly by: string;
  readonly version: string | null;
  readonly objectKind: string | null;
  readonly field: string | null;
  readonly number: number | null;
  readonly revisionKind: "edit" | "confirm" | "restore" | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly note: string | null;
  /** Whom a review was requested of: `owner`, or `member:` and an identity; null for anybody. */
  readonly asked: string | null;
  readonly askedName: string | null;
  readonly ownerName: string | null;
  readonly migrations: number | null;
  readonly schema: string | null;
  readonly table: string | null;
  /** The table stands at head, so that there is a page to lead to. */
  readonly isStanding: boolean;
  readonly object: string | null;
  readonly pageSlug: string | null;
  readonly pageTitle: string | null;
};

/** Where the next ones begin. */
export type ActivityCursor = { readonly at: string; readonly id: string };

/**
 * What happened in a project before a point (or until now), newest first. `upTo`: only what was written while the migration
 * at that position, or an earlier one, was head.
 */
export function readActivity(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  limit: number,
  before: ActivityCursor | null = null,
  kinds: readonly ActivityRow["kind"][] = ["revision", "status", "owner", "import"],
  upTo: number | null = null,
): Promise<ActivityRow[]> {
  const past = (at: string, id: string) =>
    before
      ? Prisma.sql`AND (${Prisma.raw(at)}, ${Prisma.raw(id)}) < (${before.at}::timestamptz, ${before.id}::uuid)`
      : Prisma.empty;
  const written = (migration: string) =>
    upTo === null
      ? Prisma.empty
      : Prisma.sql`AND (${Prisma.raw(migration)} IS NULL OR ${Prisma.raw(migration)} IN (
          SELECT m.id FROM migrations m WHERE m.project_id = ${projectId}::uuid AND m.position <= ${upTo}))`;
  const wants = (kind: Prisma.Sql) => Prisma.sql`AND ${kind} = ANY (${[...kinds]}::text[])`;
  return db.$queryRaw<ActivityRow[]>(Prisma.sql`
    WITH happened AS (
      (SELECT r.id, 'revision' AS kind, r.created_at, r.author_id AS actor_id, r.migration_id, d.object_id, d.page_id, d.field,
        r.number, r.kind::text AS revision_kind, NULL::text AS before, NULL::text AS after, NULL::text AS note, NULL::text AS asked, NULL::int AS migrations, NULL::text AS head
      FROM revisions r JOIN docs d ON d.id = r.doc_id
      WHERE r.project_id = ${projectId}::uuid ${past("r.created_at", "r.id")} ${wants(Prisma.sql`'revision'`)} ${written("r.migration_id")}
      ORDER BY r.sequence DESC LIMIT ${limit})
      UNION ALL
      (SELECT e.id, e.subject, e.created_at, e.actor_id, e.migration_id, e.object_id, NULL, NULL, NULL, NULL, e.before, e.after,
        e.note, e.asked, NULL, NULL
      FROM review_events e
      WHERE e.project_id = ${projectId}::uuid ${past("e.created_at", "e.id")} ${wants(Prisma.sql`e.subject`)} ${written("e.migration_id")}
      ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT i.id, 'import', i.applied_at, i.actor_id,
        (SELECT m.id FROM migrations m WHERE m.import_id = i.id ORDER BY m.position DESC LIMIT 1), NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, coalesce((i.preview->>'migrationsAdded')::int + (i.preview->>'migrationsEdited')::int,
          (SELECT count(*)::int FROM migrations m WHERE m.import_id = i.id)), i.preview->>'head'
      FROM imports i
      WHERE i.project_id = ${projectId}::uuid AND i.status = 'applied' ${past("i.applied_at", "i.id")} ${wants(Prisma.sql`'import'`)}
      ORDER BY i.applied_at DESC, i.id DESC LIMIT ${limit}))
    SELECT h.id, h.kind, to_char(h.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, a.name AS by,
      coalesce(h.head, m.version) AS version,
      coalesce(o.kind, CASE WHEN h.page_id IS NOT NULL THEN 'page' END) AS "objectKind", h.field, h.number,
      h.revision_kind AS "revisionKind", h.before, h.after, h.note, h.asked, q.name AS "askedName", coalesce(u.name, t.name) AS "ownerName", h.migrations, tv.schema,
      tv.name AS table, coalesce(tv.to_position IS NULL, false) AS "isStanding", ov.name AS object, g.slug AS "pageSlug",
      g.title AS "pageTitle"
    FROM (SELECT * FROM happened ORDER BY created_at DESC, id DESC LIMIT ${limit}) h
    JOIN users a ON a.id = h.actor_id
    LEFT JOIN migrations m ON m.id = h.migration_id
    LEFT JOIN catalog_objects o ON o.id = h.object_id
    LEFT JOIN LATERAL (${newestVersion("o.id")}) ov ON true
    LEFT JOIN LATERAL (${newestVersion("o.table_id")}) tv ON true
    LEFT JOIN pages g ON g.id = h.page_id
    LEFT JOIN users u ON h.kind = 'owner' AND 'member:' || u.id = h.after
    LEFT JOIN users q ON 'member:' || q.id = h.asked
    LEFT JOIN teams t ON h.kind = 'owner' AND 'team:' || t.id = h.after
    ORDER BY h.created_at DESC, h.id DESC`);
}

function newestVersion(id: "o.id" | "o.table_id"): Prisma.Sql {
  return Prisma.sql`SELECT v.schema, v.name, v.to_position FROM object_versions v
    WHERE v.object_id = ${Prisma.raw(id)} ORDER BY v.from_position DESC LIMIT 1`;
}
