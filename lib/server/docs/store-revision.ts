import "server-only";
import type { DocConflict, SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { originOf, tokenOf } from "../audit/record";
import { getDb, type Transaction } from "../db";
import { projectIsArchived } from "../projects/project-is-archived";
import { retryDeadlocks } from "../retry-deadlocks";

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

type Outcome = SavedDoc["outcome"] | "conflict" | keyof typeof refusals;
type Row = {
  outcome: Outcome;
  docId: string | null;
  revisionId: string | null;
  number: number;
  text: string;
  by: string | null;
  at: Date | null;
  version: string | null;
  baseText: string | null;
  /** Of a retry: whether it has the reason, and restores the revision, of the first try. */
  isSame: boolean | null;
};

const refusals = {
  missing: () => new AppError("not_found"),
  "not allowed": () => new AppError("forbidden"),
  archived: projectIsArchived,
  "key reused": () => invalid("This Idempotency-Key belongs to another edit. Send each edit with a key of its own."),
  "other text": () =>
    invalid("Only the text as it stands can be confirmed, and a restore brings back the text as it was."),
} as const satisfies Readonly<Record<string, () => AppError>>;

/**
 * Stores a revision by the database function `save_doc`: the edit, its place in the chain, its audit and its outbox row, or
 * nothing. `conflict` with the newest revision and the text of the base in `details` when the base is not the newest; `not_found`
 * when the object or page is not in the project, or the revision to restore not of this doc; `invalid` when the idempotency key
 * belongs to another edit, or what is confirmed or restored is not that text; `forbidden` to whoever writes nothing here any longer when
 * it is their turn.
 */
export function storeRevision(viewer: Viewer, revision: NewRevision): Promise<SavedDoc> {
  return retryDeadlocks(() => storeRevisionIn(getDb(), viewer, revision));
}

/** The same as part of a transaction. */
export async function storeRevisionIn(
  db: Pick<Transaction, "$queryRaw">,
  viewer: Viewer,
  revision: NewRevision,
): Promise<SavedDoc> {
  const [row] = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT s.outcome, s.doc_id AS "docId", s.revision_id AS "revisionId", s.number, s.text, s.author AS by, s.created_at AS at,
      s.version, s.base_text AS "baseText",
      (SELECT (r.reason, r.restored_from_id) IS NOT DISTINCT FROM (${revision.reason}, ${revision.restoredFrom}::uuid)
        FROM revisions r WHERE r.id = s.revision_id AND s.outcome = 'repeated') AS "isSame"
    FROM save_doc(${revision.projectId}::uuid,
      ${revision.objectId}::uuid, ${revision.pageId}::uuid, ${revision.field}, ${revision.base}::integer, ${revision.text},
      ${revision.kind}::revision_kind, ${revision.reason}, ${originOf(viewer)}::origin, ${viewer.userId}::uuid,
      ${tokenOf(viewer)}::uuid, ${revision.idempotencyKey}, ${revision.restoredFrom}::uuid) s`);
  if (!row) throw new Error("save_doc told nothing");
  const { outcome, docId, revisionId, number, text, by, at, version } = row;
  // The function holds a retry against the text and its place; what was said with it has to be the same, too.
  if (row.isSame === false) throw refusals["key reused"]();
  if (outcome === "conflict") throw refuseConflict(row, await isOwnRevision(db, viewer, row));
  if (outcome in refusals) throw refusals[outcome as keyof typeof refusals]();
  return {
    outcome: outcome as SavedDoc["outcome"],
    docId,
    revisionId,
    number,
    text,
    by,
    at: at?.toISOString() ?? null,
    version,
  };
}

// Looked up by a statement of its own: the one that saves may have begun before that revision was there.
async function isOwnRevision(
  db: Pick<Transaction, "$queryRaw">,
  viewer: Viewer,
  { docId, number }: Row,
): Promise<boolean> {
  const [newest] = await db.$queryRaw<{ isOwn: boolean }[]>(Prisma.sql`
    SELECT r.author_id = ${viewer.userId}::uuid AS "isOwn" FROM revisions r
    WHERE r.doc_id = ${docId}::uuid AND r.number = ${number}::integer`);
  return newest?.isOwn ?? false;
}

function refuseConflict({ number, text, by, at, baseText }: Row, isOwn: boolean): AppError {
  const details: DocConflict = { number, text, by, at: at?.toISOString() ?? null, isOwn, baseText };
  return new AppError(
    "conflict",
    `${isOwn ? "You" : (by ?? "Somebody")} changed this meanwhile. Nothing was overwritten.`,
    details,
  );
}

function invalid(words: string): AppError {
  return new AppError("invalid", words);
}
