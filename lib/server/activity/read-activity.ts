import "server-only";
import { type ActivityEntry, activityKinds } from "@/lib/domain/activity";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";

/** One thing that happened, as stored. Names of objects are the newest they have or had. */
export type ActivityRow = {
  readonly id: string;
  readonly kind: ActivityEntry["kind"];
  /** ISO 8601 in microseconds, which cursors need. */
  readonly at: string;
  readonly by: string;
  readonly version: string | null;
  readonly objectId: string | null;
  readonly objectKind: string | null;
  readonly field: string | null;
  readonly number: number | null;
  readonly revisionKind: "edit" | "confirm" | "restore" | null;
  readonly before: string | null;
  readonly after: string | null;
  /** What was said with it: for a review, when it was sent back, of a waiver or a tick. */
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
  /** The text of the item that was ticked or waived, as it stands now, and its checklist where that is attached. */
  readonly item: string | null;
  readonly checklist: string | null;
  readonly waiverId: string | null;
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
  kinds: readonly ActivityRow["kind"][] = activityKinds,
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
  const signedAt = upTo === null ? Prisma.empty : Prisma.sql`AND s.position <= ${upTo}`;
  const wants = (kind: Prisma.Sql) => Prisma.sql`AND ${kind} = ANY (${[...kinds]}::text[])`;
  return db.$queryRaw<ActivityRow[]>(Prisma.sql`
    WITH happened AS (
      (SELECT r.id, 'revision' AS kind, r.created_at, r.author_id AS actor_id, r.migration_id, d.object_id, d.page_id, d.field,
        r.number, r.kind::text AS revision_kind, NULL::text AS before, NULL::text AS after, NULL::text AS note, NULL::text AS asked,
        NULL::int AS migrations, NULL::text AS head, NULL::uuid AS checklist_id, NULL::text AS item_id, NULL::uuid AS waiver_id
      FROM revisions r JOIN docs d ON d.id = r.doc_id
      WHERE r.project_id = ${projectId}::uuid ${past("r.created_at", "r.id")} ${wants(Prisma.sql`'revision'`)} ${written("r.migration_id")}
      ORDER BY r.sequence DESC LIMIT ${limit})
      UNION ALL
      (SELECT e.id, e.subject, e.created_at, e.actor_id, e.migration_id, e.object_id, NULL, NULL, NULL, NULL, e.before, e.after,
        e.note, e.asked, NULL, NULL, NULL, NULL, NULL
      FROM review_events e
      WHERE e.project_id = ${projectId}::uuid ${past("e.created_at", "e.id")} ${wants(Prisma.sql`e.subject`)} ${written("e.migration_id")}
      ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT i.id, 'import', i.applied_at, i.actor_id,
        (SELECT m.id FROM migrations m WHERE m.import_id = i.id ORDER BY m.position DESC LIMIT 1), NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, coalesce((i.preview->>'migrationsAdded')::int + (i.preview->>'migrationsEdited')::int,
          (SELECT count(*)::int FROM migrations m WHERE m.import_id = i.id)), i.preview->>'head', NULL, NULL, NULL
      FROM imports i
      WHERE i.project_id = ${projectId}::uuid AND i.status = 'applied' ${past("i.applied_at", "i.id")} ${wants(Prisma.sql`'import'`)}
      ORDER BY i.applied_at DESC, i.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT ${tickId}, 'tick', c.created_at, c.actor_id, c.migration_id, c.object_id, NULL, NULL, NULL, NULL, NULL, c.kind,
        coalesce(c.reason, c.evidence ->> 'text'), NULL, NULL, NULL, c.checklist_id, c.item_id, NULL
      FROM checklist_events c
      WHERE c.project_id = ${projectId}::uuid ${past("c.created_at", tickId.sql)} ${wants(Prisma.sql`'tick'`)} ${written("c.migration_id")}
      ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT w.id, 'waiver', w.created_at, w.actor_id, w.migration_id, w.object_id, NULL, NULL, NULL, NULL, NULL, 'ask', w.reason,
        NULL, NULL, NULL, w.checklist_id, w.item_id, w.id
      FROM waivers w
      WHERE w.project_id = ${projectId}::uuid ${past("w.created_at", "w.id")} ${wants(Prisma.sql`'waiver'`)} ${written("w.migration_id")}
      ORDER BY w.created_at DESC, w.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT v.id, 'waiver', v.created_at, v.actor_id, v.migration_id, w.object_id, NULL, NULL, NULL, NULL, NULL, v.kind, v.reason,
        NULL, NULL, NULL, w.checklist_id, w.item_id, w.id
      FROM waiver_events v JOIN waivers w ON w.id = v.waiver_id
      WHERE v.project_id = ${projectId}::uuid ${past("v.created_at", "v.id")} ${wants(Prisma.sql`'waiver'`)} ${written("v.migration_id")}
      ORDER BY v.created_at DESC, v.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT s.id, 'signature', s.created_at, s.signer_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, s.meaning, NULL, NULL, NULL,
        s.version, NULL, NULL, NULL
      FROM signatures s
      WHERE s.project_id = ${projectId}::uuid ${past("s.created_at", "s.id")} ${wants(Prisma.sql`'signature'`)} ${signedAt}
      ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT ${withdrawalId}, 'withdrawal', w.created_at, w.actor_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, s.meaning, w.reason,
        NULL, NULL, s.version, NULL, NULL, NULL
      FROM signature_withdrawals w JOIN signatures s ON s.id = w.signature_id
      WHERE w.project_id = ${projectId}::uuid ${past("w.created_at", withdrawalId.sql)} ${wants(Prisma.sql`'withdrawal'`)} ${signedAt}
      ORDER BY w.created_at DESC, 1 DESC LIMIT ${limit}))
    SELECT h.id, h.kind, to_char(h.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, a.name AS by,
      coalesce(h.head, m.version) AS version,
      coalesce(o.kind, CASE WHEN h.page_id IS NOT NULL THEN 'page' END) AS "objectKind", h.field, h.number,
      h.object_id AS "objectId", h.revision_kind AS "revisionKind", h.before, h.after, h.note, h.asked, q.name AS "askedName", coalesce(u.name, t.name) AS "ownerName", h.migrations, tv.schema,
      tv.name AS table, coalesce(tv.to_position IS NULL, false) AS "isStanding", ov.name AS object, g.slug AS "pageSlug",
      g.title AS "pageTitle", h.waiver_id AS "waiverId", CASE WHEN k.removed_at IS NULL THEN k.slug END AS checklist,
      coalesce(checklist_item(kv.template, h.item_id) ->> 'text', h.item_id) AS item
    FROM (SELECT * FROM happened ORDER BY created_at DESC, id DESC LIMIT ${limit}) h
    JOIN users a ON a.id = h.actor_id
    LEFT JOIN migrations m ON m.id = h.migration_id
    LEFT JOIN catalog_objects o ON o.id = h.object_id
    LEFT JOIN LATERAL (${newestVersion("o.id")}) ov ON true
    LEFT JOIN LATERAL (${newestVersion("o.table_id")}) tv ON true
    LEFT JOIN pages g ON g.id = h.page_id
    LEFT JOIN checklists k ON k.id = h.checklist_id
    LEFT JOIN checklist_versions kv ON kv.checklist_id = k.id AND kv.number = k.version
    LEFT JOIN users u ON h.kind = 'owner' AND 'member:' || u.id = h.after
    LEFT JOIN users q ON 'member:' || q.id = h.asked
    LEFT JOIN teams t ON h.kind = 'owner' AND 'team:' || t.id = h.after
    ORDER BY h.created_at DESC, h.id DESC`);
}

// Events of ticks are numbered, and told among others by an identity that is in the same order.
// A signature is withdrawn once, and its own identity is its signature's entry's.
const withdrawalId = Prisma.raw("md5('withdrawal of ' || w.signature_id)::uuid");
const tickId = Prisma.raw("('00000000-0000-4000-8000-' || lpad(to_hex(c.id), 12, '0'))::uuid");

function newestVersion(id: "o.id" | "o.table_id"): Prisma.Sql {
  return Prisma.sql`SELECT v.schema, v.name, v.to_position FROM object_versions v
    WHERE v.object_id = ${Prisma.raw(id)} ORDER BY v.from_position DESC LIMIT 1`;
}
