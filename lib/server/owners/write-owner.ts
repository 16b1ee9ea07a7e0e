import "server-only";
import type { Owner } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

/** An owner by identity; null for nobody. */
export type OwnerId = Pick<Owner, "kind" | "id"> | null;

/** Stores who owns tables, in the caller's transaction. That it was done is for the caller to record. */
export async function writeOwner(
  db: Transaction,
  projectId: string,
  owner: OwnerId,
  objectIds: readonly string[],
): Promise<void> {
  await db.ownership.deleteMany({ where: { projectId, objectId: { in: [...objectIds] } } });
  if (owner === null || objectIds.length === 0) return;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO ownerships (object_id, project_id, user_id, team_id)
    SELECT t.id, ${projectId}::uuid, ${owner.kind === "member" ? owner.id : null}::uuid,
      ${owner.kind === "team" ? owner.id : null}::uuid
    FROM unnest(${[...objectIds]}::uuid[]) AS t (id)`);
}
