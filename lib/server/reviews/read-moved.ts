import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import type { StaleCause } from "@/lib/domain/review";
import type { MovedSince, WrittenSince } from "@/lib/domain/review-view";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { groupBy } from "../group-by";
import { changedSince, writtenSince } from "./moved-since";

/** A table as it once was: its docs up to a place in the chain, its schema up to a migration. */
export type Point = { readonly objectId: string; readonly writtenSequence: number; readonly position: number };

type Tabled<Value> = Value & { readonly tableId: string };
type Writing = Tabled<Omit<WrittenSince, "at"> & { readonly kind: string; readonly at: Date }>;

/** What was written and changed of tables since they were at a point, by table: by whom, and in which migration. */
export async function readMoved(
  db: Reader,
  projectId: string,
  points: readonly Point[],
): Promise<ReadonlyMap<string, MovedSince>> {
  const since = Prisma.sql`SELECT * FROM unnest(${points.map(({ objectId }) => objectId)}::uuid[],
    ${points.map(({ writtenSequence }) => writtenSequence)}::bigint[],
    ${points.map(({ position }) => position)}::int[]) AS t (table_id, written_sequence, position)`;
  const writings = groupBy(await readWritings(db, projectId, since), ({ tableId }) => tableId);
  const changes = groupBy(await readChanges(db, projectId, since), ({ tableId }) => tableId);
  return new Map(
    points.map(({ objectId }) => [
      objectId,
      {
        writings: (writings.get(objectId) ?? []).map(toWriting),
        changes: (changes.get(objectId) ?? []).map(({ tableId: _, ...change }) => change),
      },
    ]),
  );
}

function readWritings(db: Reader, projectId: string, since: Prisma.Sql) {
  return db.$queryRaw<Writing[]>(Prisma.sql`
    SELECT w.table_id AS "tableId", w.id AS "docId", o.kind, w.field, w.number AS to, u.name AS by, r.created_at AS at,
      coalesce((SELECT max(b.number) FROM revisions b WHERE b.doc_id = w.id AND b.sequence <= w.since), 0) AS from,
      coalesce((SELECT v.name FROM object_versions v WHERE v.object_id = o.id ORDER BY v.from_position DESC LIMIT 1), '') AS object
    FROM (${writtenSince(projectId, since)}) w
    JOIN catalog_objects o ON o.id = w.object_id
    JOIN revisions r ON r.project_id = ${projectId}::uuid AND r.sequence = w.written_sequence
    JOIN users u ON u.id = r.author_id
    ORDER BY o.kind <> 'table', object, w.field`);
}

function toWriting({ docId, kind, object, field, from, to, by, at }: Writing): WrittenSince {
  return { docId, object, field: fieldLabel(kind, field), from, to, by, at: at.toISOString() };
}

function readChanges(db: Reader, projectId: string, since: Prisma.Sql) {
  return db.$queryRaw<Tabled<StaleCause>[]>(Prisma.sql`
    SELECT c.table_id AS "tableId", c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.line,
      c.end_line AS "endLine"
    FROM (${changedSince(projectId, since)}) c JOIN migrations m ON m.id = c.migration_id
    ORDER BY c.position DESC, c.ordinal DESC`);
}
