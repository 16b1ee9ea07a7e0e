import "server-only";
import { type Waiver, waiverStateOf } from "@/lib/domain/waivers";
import { Prisma } from "@/prisma/generated/client";
import { listDropped } from "../catalog-store/list-identities";
import type { NamedVersion } from "../catalog-store/stored-object";
import type { Transaction } from "../db";

type Named = NonNullable<Waiver["table"]>;
type Row = Omit<Waiver, "state" | "scope" | "table"> & {
  readonly each: "project" | "table";
  /** Without names where no migration of the history makes it any more. */
  readonly table: { readonly objectId: string; readonly schema: string | null; readonly name: string | null } | null;
};

/** Which waivers are read: all there ever were, only those whose end has not come, or one, or those of an item, that may have ended. */
export type WaiversWanted =
  | "all"
  | "not ended"
  | { readonly id: string }
  | { readonly checklistId: string; readonly itemId: string };

/**
 * The waivers of a project with their states by the database's clock, also where the transaction has waited for a lock: what ends
 * first comes first. Nothing is ever left out of `all`: what became of each follows from what was said of it.
 */
export async function readWaivers(
  db: Transaction,
  projectId: string,
  wanted: WaiversWanted = "all",
): Promise<readonly Waiver[]> {
  const [found] = await db.$queryRaw<{ now: string; rows: readonly Row[] | null }[]>(Prisma.sql`
    WITH own AS (SELECT * FROM waivers w WHERE w.project_id = ${projectId}::uuid ${narrowed(wanted)}),
    -- Item by item: texts of checklists are long, and several hundred waivers can be of one item.
    items AS MATERIALIZED (
      SELECT k.*, c.slug, newest.template ->> 'title' AS title, i.item ->> 'text' AS text, i.item ->> 'each' AS each,
        c.removed_at IS NOT NULL OR NOT is_same_item(i.item, checklist_item(newest.template, k.item_id)) AS is_outdated
      FROM (SELECT DISTINCT w.checklist_id, w.version, w.item_id FROM own w) k
      JOIN checklists c ON c.id = k.checklist_id
      JOIN checklist_versions shown ON shown.checklist_id = c.id AND shown.number = k.version
      JOIN checklist_versions newest ON newest.checklist_id = c.id AND newest.number = c.version
      CROSS JOIN LATERAL (SELECT checklist_item(shown.template, k.item_id) AS item OFFSET 0) i)
    SELECT ${iso("statement_timestamp()")} AS now, json_agg(json_build_object('id', w.id, 'endsAt', ${iso("w.ends_at")},
      'approved', ${word("approve")}, 'rejected', ${word("reject")}, 'revoked', ${word("revoke")},
      'checklist', json_build_object('id', i.checklist_id, 'slug', i.slug, 'title', i.title),
      'itemId', w.item_id, 'text', i.text, 'each', i.each,
      'table', CASE WHEN w.object_id IS NOT NULL
        THEN json_build_object('objectId', w.object_id, 'schema', t.schema, 'name', t.name) END,
      'reason', w.reason, 'askedBy', json_build_object('id', u.id, 'name', u.name), 'askedAt', ${iso("w.created_at")},
      'version', m.version, 'isOutdated', i.is_outdated) ORDER BY w.ends_at, w.id) AS rows
    FROM own w
    JOIN items i ON (i.checklist_id, i.version, i.item_id) = (w.checklist_id, w.version, w.item_id)
    JOIN users u ON u.id = w.actor_id
    LEFT JOIN migrations m ON m.id = w.migration_id
    LEFT JOIN LATERAL (
      SELECT v.schema, v.name FROM object_versions v WHERE v.object_id = w.object_id ORDER BY v.from_position DESC LIMIT 1) t ON true`);
  const now = found?.now ?? "";
  const rows = found?.rows ?? [];
  const former = rows.some(({ table }) => table?.name === null) ? await listDropped(db, projectId) : [];
  return rows.map(({ each, table, ...row }) => ({
    ...row,
    table: table && named(table, former),
    state: waiverStateOf(row, now),
    scope: each === "project" ? "project" : table ? "table" : "every table",
  }));
}

function narrowed(wanted: WaiversWanted): Prisma.Sql {
  if (wanted === "all") return Prisma.empty;
  if (wanted === "not ended") return Prisma.sql`AND w.ends_at > statement_timestamp()`;
  if ("id" in wanted) return Prisma.sql`AND w.id = ${wanted.id}::uuid`;
  return Prisma.sql`AND w.checklist_id = ${wanted.checklistId}::uuid AND w.item_id = ${wanted.itemId}`;
}

function named({ objectId, schema, name }: NonNullable<Row["table"]>, former: readonly NamedVersion[]): Named {
  const last = name === null ? former.findLast((each) => each.objectId === objectId) : { schema, name };
  return { objectId, schema: last?.schema ?? "", name: last?.name ?? "" };
}

/** What was said of a waiver, of one kind. */
function word(kind: "approve" | "reject" | "revoke"): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object('by', a.name, 'at', ${iso("e.created_at")}, 'reason', e.reason)
    FROM waiver_events e JOIN users a ON a.id = e.actor_id WHERE e.waiver_id = w.id AND e.kind = ${kind})`;
}

function iso(moment: string): Prisma.Sql {
  return Prisma.raw(`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
