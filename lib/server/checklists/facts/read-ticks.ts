import "server-only";
import type { Evidence } from "@/lib/domain/checklist-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../../db";

/** The newest thing a person said of an item: that it holds, or that it does not any more. */
export type Said = {
  /** Of the event. */
  readonly id: string;
  readonly kind: "tick" | "untick";
  /** Which text of the item was shown. */
  readonly shown: string;
  readonly evidence: Evidence | null;
  /** The page that the evidence names. */
  readonly page: { readonly slug: string; readonly title: string } | null;
  readonly reason: string | null;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** Head then, and its place in the history; null and 0 before the first import. */
  readonly version: string | null;
  readonly position: number;
};

type Row = Said & { readonly checklistId: string; readonly itemId: string; readonly objectId: string | null };

/** What people said of the items of checklists. */
export type Ticks = ReadonlyMap<string, Said>;

/** Under which what was said of an item (of a table) stands. */
export function tickKey(checklistId: string, itemId: string, objectId: string | null): string {
  return `${checklistId} ${itemId} ${objectId ?? ""}`;
}

/** The newest thing said of each item of some checklists. */
export async function readTicks(db: Transaction, checklistIds: readonly string[]): Promise<Ticks> {
  const [found] = await db.$queryRaw<{ rows: readonly Row[] | null }[]>(Prisma.sql`
    SELECT json_agg(json_build_object('checklistId', e.checklist_id, 'itemId', e.item_id, 'objectId', e.object_id,
      'id', e.id::text, 'kind', e.kind, 'shown', e.shown, 'evidence', e.evidence, 'reason', e.reason, 'by', u.name,
      'at', to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'version', m.version, 'position', coalesce(m.position, 0),
      'page', CASE WHEN p.id IS NOT NULL THEN json_build_object('slug', p.slug, 'title', p.title) END)) AS rows
    FROM (
      SELECT DISTINCT ON (c.checklist_id, c.item_id, c.object_id) c.* FROM checklist_events c
      WHERE c.checklist_id = ANY (${[...checklistIds]}::uuid[])
      ORDER BY c.checklist_id, c.item_id, c.object_id, c.id DESC) e
    JOIN users u ON u.id = e.actor_id LEFT JOIN migrations m ON m.id = e.migration_id
    LEFT JOIN pages p ON p.id = (e.evidence ->> 'pageId')::uuid`);
  return new Map((found?.rows ?? []).map((row) => [tickKey(row.checklistId, row.itemId, row.objectId), row]));
}
