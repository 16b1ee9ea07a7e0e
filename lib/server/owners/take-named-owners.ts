import "server-only";
import { findNamed } from "@/lib/domain/named-owner";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import type { StandingObject } from "../imports/standing-objects";
import { recordReviewEvents } from "../reviews/record-review-events";
import { listOwnerChoices } from "./list-owner-choices";
import { ownerKey } from "./owner-key";
import { ownerNamedIn } from "./owner-named-in";
import { writeOwner } from "./write-owner";

/**
 * Gives tables that an import has just made the owners that their migrations name, in its transaction. Whom nobody is called, owns
 * nothing.
 */
export async function takeNamedOwners(
  db: Transaction,
  viewer: Viewer,
  { projectId, migrationId }: { readonly projectId: string; readonly migrationId: string | null },
  made: readonly StandingObject[],
): Promise<void> {
  const naming = made.flatMap(({ objectId, object }) => {
    const named = object.kind === "table" ? ownerNamedIn(object) : null;
    return named === null ? [] : [{ objectId, named }];
  });
  if (naming.length === 0) return;
  const choices = await listOwnerChoices(projectId, db);
  const owned = naming.flatMap(({ objectId, named }) => {
    const owner = findNamed(choices, named);
    return owner ? [{ objectId, owner }] : [];
  });
  for (const [owner, own] of groupBy(owned, (each) => each.owner)) {
    const objectIds = own.map(({ objectId }) => objectId);
    await writeOwner(db, projectId, owner, objectIds);
  }
  const what = { projectId, subject: "owner", action: "owner.set", migrationId, note: null, asked: null } as const;
  const drafts = owned.map(({ objectId, owner }) => ({ objectId, before: null, after: ownerKey(owner) }));
  await recordReviewEvents(db, viewer, what, drafts);
}
