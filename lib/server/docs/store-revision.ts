import "server-only";
import type { DocConflict, SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { originOf, tokenOf } from "../audit/record";
import { getDb } from "../db";

/** What a revision is made of. `text` is normalised; exactly one of `objectId` and `pageId` is given. */
export type NewRevision = {
  readonly projectId: string;
  readonly objectId: string | null;
  readonly pageId: string | null;
  readonly field: string;
  readonly base: number;
  readonly text: string;
  readonly kind: "edit" | "confirm" | "restore";
  readonly reason: string | null;
  readonly restoredFrom: string | null;
  readonly idempotencyKey: string | null;
};

type Outcome = SavedDoc["outcome"] | "conflict" | "missing" | "key reused";
type Row = { outcome: Outcome; docId: string | null; number: number; text: string };

/**
 * Stores a revision by the database function `save_doc`: the edit, its place in the chain and its audit row, or nothing.
 * `conflict` with the newest revision in `details` when the base is old; `not_found` when the object or page is not in the
 * project; `invalid` when the idempotency key belongs to another edit.
 */
export async function storeRevision(viewer: Viewer, revision: NewRevision): Promise<SavedDoc> {
  const [row] = await getDb().$queryRaw<Row[]>(Prisma.sql`
    SELECT s.outcome, s.doc_id AS "docId", s.number, s.text FROM save_doc(${revision.projectId}::uuid,
      ${revision.objectId}::uuid, ${revision.pageId}::uuid, ${revision.field}, ${revision.base}::integer, ${revision.text},
      ${revision.kind}::revision_kind, ${revision.reason}, ${originOf(viewer)}::origin, ${viewer.userId}::uuid,
      ${tokenOf(viewer)}::uuid, ${revision.idempotencyKey}, ${revision.restoredFrom}::uuid) s`);
  if (!row || row.outcome === "missing") throw new AppError("not_found");
  if (row.outcome === "key reused")
    throw new AppError(
      "invalid",
      "This Idempotency-Key belongs to another edit. Send each edit with a key of its own.",
    );
  const made = row.docId ? await findRevision(revision.projectId, row.docId, row.number) : null;
  if (row.outcome === "conflict") throw refuseConflict(row, made);
  return {
    outcome: row.outcome,
    docId: row.docId,
    number: row.number,
    text: row.text,
    by: made?.by ?? null,
    at: made?.at.toISOString() ?? null,
    version: made?.version ?? null,
  };
}

type Made = { readonly by: string; readonly at: Date; readonly version: string | null };

// In a statement of its own: the one that called save_doc does not see what it wrote.
async function findRevision(projectId: string, docId: string, number: number) {
  const [made] = await getDb().$queryRaw<Made[]>(Prisma.sql`
    SELECT u.name AS by, r.created_at AS at, m.version
    FROM revisions r JOIN users u ON u.id = r.author_id LEFT JOIN migrations m ON m.id = r.migration_id
    WHERE r.project_id = ${projectId}::uuid AND r.doc_id = ${docId}::uuid AND r.number = ${number}`);
  return made ?? null;
}

function refuseConflict({ number, text }: Row, newest: Made | null): AppError {
  const by = newest?.by ?? null;
  const details: DocConflict = { number, text, by, at: newest?.at.toISOString() ?? null };
  return new AppError("conflict", `${by ?? "Somebody"} changed this meanwhile. Nothing was overwritten.`, details);
}
