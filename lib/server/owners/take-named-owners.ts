import "server-only";
import { findNamed } from "@/lib/domain/named-owner";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";
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
  for (const { objectId, named } of naming) {
    const owner = findNamed(choices, named);
    if (!owner) continue;
    await writeOwner(db, projectId, owner, [objectId]);
    const what = { projectId, subject: "owner", action: "owner.set", migrationId, note: null, asked: null } as const;
    await recordReviewEvents(db, viewer, what, [{ objectId, before: null, after: ownerKey(owner) }]);
  }
}
