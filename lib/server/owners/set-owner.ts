import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Reviewed, SetOwnerInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { findTablesUnderReview } from "../reviews/find-tables-under-review";
import { recordReviewEvents } from "../reviews/record-review-events";
import { ownerKey } from "./owner-key";
import { type OwnerId, writeOwner } from "./write-owner";

const OWNER_TIMEOUT_MS = 20_000;

/**
 * Gives tables an owner (a member or a team of the project) or takes it away, all or none; a table that has that owner is
 * left alone. `invalid` for an owner from outside the project, `not_found` for what is no table of it.
 */
export async function setOwner(viewer: Viewer, input: SetOwnerInput & { readonly slug: string }): Promise<Reviewed> {
  const wanted = "owner.set";
  const project = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn(
    { viewer, projectId: project.id, wanted },
    async (db) => {
      const { tables, migrationId } = await findTablesUnderReview(db, project.id, input.objectIds);
      await refuseForeignOwner(db, project.id, input.owner);
      const owners = await findOwners(db, project.id, input.objectIds);
      const after = ownerKey(input.owner);
      const drafts = tables
        .map(({ objectId }) => ({ objectId, before: owners.get(objectId) ?? null, after }))
        .filter(({ before }) => before !== after);
      const changing = drafts.map(({ objectId }) => objectId);
      await writeOwner(db, project.id, input.owner, changing);
      const what = { projectId: project.id, subject: "owner", action: "owner.set", migrationId } as const;
      await recordReviewEvents(db, viewer, { ...what, note: null, asked: null }, drafts);
      return { tables: tables.map(({ objectId, number }) => ({ objectId, number })) };
    },
    { timeout: OWNER_TIMEOUT_MS },
  );
}

async function refuseForeignOwner(db: Transaction, projectId: string, owner: OwnerId): Promise<void> {
  if (owner === null) return;
  const isKnown =
    owner.kind === "team"
      ? await db.team.findFirst({ where: { id: owner.id, projectId }, select: { id: true } })
      : await db.member.findFirst({
          where: { userId: owner.id, projectId, user: { closedAt: null } },
          select: { userId: true },
        });
  if (!isKnown) throw new AppError("invalid", "Only members and teams of this project can own its tables.");
}

async function findOwners(db: Transaction, projectId: string, objectIds: readonly string[]) {
  const found = await db.ownership.findMany({
    where: { projectId, objectId: { in: [...objectIds] } },
    select: { objectId: true, userId: true, teamId: true },
  });
  return new Map(found.map(({ objectId, userId, teamId }) => [objectId, keyOf(userId, teamId)]));
}

function keyOf(userId: string | null, teamId: string | null): string | null {
  return userId ? ownerKey({ kind: "member", id: userId }) : teamId ? ownerKey({ kind: "team", id: teamId }) : null;
}
