import "server-only";
import type { ReviewStatus } from "@/lib/domain/review";
import type { MovedSince, ReviewedTable, ReviewRequest } from "@/lib/domain/review-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import { readMoved } from "./read-moved";
import { readShown } from "./read-shown";
import { isAsVerified, readVerified, type Verified } from "./read-verified";
import { isOwn } from "./refuse-own-verification";
import { keyOf } from "./shown-key";

export type ReviewOf = Pick<ReviewedTable, "key" | "request" | "verification" | "isOwn"> & {
  /** The point it was verified at last; null where it never was. */
  readonly verified: Verified | null;
  /** It stands as it did then. */
  readonly isAsVerified: boolean;
  readonly writtenBy: string | null;
};

/** The review of a table at head as somebody is shown it; null for what is no table of the project, or not any longer. */
export async function readReviewOf(
  db: Reader,
  viewer: Viewer,
  table: { readonly projectId: string; readonly objectId: string; readonly status: ReviewStatus },
): Promise<ReviewOf | null> {
  const { projectId, objectId, status } = table;
  const [ofShown, ofVerified, request] = await Promise.all([
    readShown(db, projectId, [objectId], viewer.userId),
    readVerified(db, projectId, [objectId]),
    status === "in_review" ? readRequest(db, objectId) : null,
  ]);
  const shown = ofShown.get(objectId);
  if (!shown) return null;
  const verified = ofVerified.get(objectId) ?? null;
  return {
    key: keyOf(shown),
    request,
    verification: verified ? toVerification(verified) : null,
    isOwn: isOwn(shown),
    verified,
    isAsVerified: verified !== null && isAsVerified(verified, shown),
    writtenBy: shown.writtenBy,
  };
}

/** What was written and changed of a table since it was verified last; ever, where it never was. */
export async function readSinceVerified(
  db: Reader,
  projectId: string,
  objectId: string,
  verified: Verified | null,
): Promise<MovedSince> {
  const since = await readMoved(db, projectId, [{ objectId, ...(verified ?? { writtenSequence: 0, position: 0 }) }]);
  return since.get(objectId) ?? { writings: [], changes: [] };
}

function toVerification({ by, at, version }: Verified) {
  return { by, at: at.toISOString(), version };
}

type RequestRow = Omit<ReviewRequest, "at" | "asked"> & { at: Date; asked: string | null; askedName: string | null };

async function readRequest(db: Reader, objectId: string): Promise<ReviewRequest | null> {
  const [row] = await db.$queryRaw<RequestRow[]>(Prisma.sql`${planOnce}
    SELECT u.name AS by, e.created_at AS at, e.note, e.asked, q.name AS "askedName"
    FROM review_events e JOIN users u ON u.id = e.actor_id LEFT JOIN users q ON 'member:' || q.id = e.asked
    WHERE e.object_id = ${objectId}::uuid AND e.subject = 'status' ORDER BY e.created_at DESC, e.id LIMIT 1`);
  if (!row) return null;
  const { by, at, note, asked, askedName } = row;
  return { by, at: at.toISOString(), note, asked: toAsked(asked, askedName) };
}

function toAsked(asked: string | null, name: string | null): ReviewRequest["asked"] {
  if (asked === null || asked === "owner") return asked;
  return { id: asked.replace("member:", ""), name: name ?? "somebody who is gone" };
}
