import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import type { StaleCause } from "@/lib/domain/review";
import type { WrittenSince } from "@/lib/domain/review-view";
import type { MovedProject } from "@/lib/domain/signatures";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

const MOST_TOLD = 50;

type Writing = Omit<WrittenSince, "at"> & { readonly kind: string; readonly at: Date; readonly count: number };
type Change = StaleCause & { readonly count: number };

/** What was written (of what a signature covers) after a place in the chain, and changed by migrations after another; the newest first. */
export async function readMovedProject(
  db: Transaction,
  projectId: string,
  since: { readonly written: number; readonly position: number },
): Promise<MovedProject> {
  const writings = await readWritings(db, projectId, since.written);
  const changes = await readChanges(db, projectId, since.position);
  return {
    writings: writings.map(({ kind, field, at, count: _, ...rest }) => ({
      ...rest,
      field: fieldLabel(kind, field),
      at: at.toISOString(),
    })),
    writingsCount: writings[0]?.count ?? 0,
    changes: changes.map(({ count: _, ...change }) => change),
    changesCount: changes[0]?.count ?? 0,
  };
}

function readWritings(db: Transaction, projectId: string, after: number): Promise<readonly Writing[]> {
  return db.$queryRaw<Writing[]>(Prisma.sql`
    SELECT w.id AS "docId", coalesce(o.kind, 'page') AS kind, w.field, w.number AS to, u.name AS by, r.created_at AS at, w.count,
      coalesce((SELECT max(b.number) FROM revisions b WHERE b.doc_id = w.id AND b.sequence <= ${after}), 0) AS from,
      coalesce(g.title, (
        SELECT v.name FROM object_versions v WHERE v.object_id = o.id ORDER BY v.from_position DESC LIMIT 1), '') AS object
    FROM (
      SELECT d.*, count(*) OVER ()::int AS count FROM docs d
      WHERE d.project_id = ${projectId}::uuid AND d.written_sequence > ${after}
        AND (d.object_id IS NOT NULL OR d.page_id = ANY (pages_of_checklists(${projectId}::uuid)))
      ORDER BY d.written_sequence DESC LIMIT ${MOST_TOLD}) w
    LEFT JOIN catalog_objects o ON o.id = w.object_id
    LEFT JOIN pages g ON g.id = w.page_id
    JOIN revisions r ON r.project_id = ${projectId}::uuid AND r.sequence = w.written_sequence
    JOIN users u ON u.id = r.author_id
    ORDER BY w.written_sequence DESC`);
}

function readChanges(db: Transaction, projectId: string, after: number): Promise<readonly Change[]> {
  return db.$queryRaw<Change[]>(Prisma.sql`
    SELECT c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.line, c.end_line AS "endLine", c.count
    FROM (
      SELECT c.*, count(*) OVER ()::int AS count FROM changes c
      WHERE c.project_id = ${projectId}::uuid AND c.position > ${after} AND c.shown AND NOT c.consequence
      ORDER BY c.position DESC, c.ordinal DESC LIMIT ${MOST_TOLD}) c
    JOIN migrations m ON m.id = c.migration_id
    ORDER BY c.position DESC, c.ordinal DESC`);
}
