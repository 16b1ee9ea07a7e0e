import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Reviewed, SetStatusInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { authorizeProject } from "../projects/authorize-project";
import { lockTables, type TableUnderReview } from "./lock-tables";
import { recordReviewEvents } from "./record-review-events";
import { refuseOwnVerification } from "./refuse-own-verification";

const REVIEW_TIMEOUT_MS = 20_000;

/**
 * Sets the status of tables, all or none. Verifying, and taking a verification back, asks for `status.verify`, and for
 * somebody else than who wrote the newest docs; verifying again takes the head migration in. `conflict` when a table is no
 * longer in the state it was shown in (`details.tables` has them as they stand), `not_found` for what is no table here.
 */
export async function setStatus(viewer: Viewer, input: SetStatusInput & { readonly slug: string }): Promise<Reviewed> {
  const { slug, status, tables: shown } = input;
  const note = input.note ? normaliseText(input.note) : null;
  const project = await authorizeProject(viewer, slug, status === "verified" ? "status.verify" : "status.draft");
  const objectIds = shown.map(({ objectId }) => objectId);
  if (status !== "verified" && (await isAnyVerified(project.id, objectIds)))
    await authorizeProject(viewer, slug, "status.verify");
  const numbers = new Map(shown.map(({ objectId, number }) => [objectId, number]));
  const setting = getDb().$transaction(
    async (db) => {
      const { tables, migrationId } = await lockTables(db, project.id, objectIds);
      refuseMovedOn(tables, numbers);
      if (status === "verified") await refuseOwnVerification(db, viewer, project.id, objectIds);
      const changing = tables.filter((table) => table.status !== status || status === "verified");
      await writeReviews(db, project.id, status, migrationId, changing);
      const drafts = changing.map((table) => ({ objectId: table.objectId, before: table.status, after: status }));
      const what = { projectId: project.id, subject: "status" as const, note, migrationId };
      await recordReviewEvents(db, viewer, what, drafts);
      return { tables: tables.map((table) => toReviewed(table, changing.includes(table))) };
    },
    { timeout: REVIEW_TIMEOUT_MS },
  );
  return recordingRefusal(setting, viewer, "status.verify", project.id);
}

// A verification that lands after this look makes the number shown an old one, so nobody slips past the second permission.
async function isAnyVerified(projectId: string, objectIds: readonly string[]): Promise<boolean> {
  const found = await getDb().review.findFirst({
    where: { projectId, objectId: { in: [...objectIds] }, status: "verified" },
    select: { objectId: true },
  });
  return found !== null;
}

function refuseMovedOn(tables: readonly TableUnderReview[], numbers: ReadonlyMap<string, number>): void {
  const moved = tables.filter(({ objectId, number }) => numbers.get(objectId) !== number);
  if (moved.length === 0) return;
  const words = "The status was changed meanwhile. Look at it as it stands and try again.";
  throw new AppError("conflict", words, { tables: moved });
}

async function writeReviews(
  db: Transaction,
  projectId: string,
  status: TableUnderReview["status"],
  migrationId: string | null,
  tables: readonly TableUnderReview[],
): Promise<void> {
  if (tables.length === 0) return;
  const verifiedAt = status === "verified" ? migrationId : null;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO reviews (object_id, project_id, status, verified_migration_id, number)
    SELECT t.id, ${projectId}::uuid, ${status}::review_status, ${verifiedAt}::uuid, 1
    FROM unnest(${tables.map(({ objectId }) => objectId)}::uuid[]) AS t (id)
    ON CONFLICT (object_id) DO UPDATE SET status = excluded.status,
      verified_migration_id = excluded.verified_migration_id, number = reviews.number + 1`);
}

function toReviewed({ objectId, number }: TableUnderReview, isChanged: boolean) {
  return { objectId, number: isChanged ? number + 1 : number };
}
