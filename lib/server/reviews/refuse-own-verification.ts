import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { ShownTable } from "./read-shown";

/**
 * Refuses that whoever wrote the newest docs of a table (or of what belongs to it), or requested its review, verifies it: two people
 * have to have looked. Saying that a doc is still true is not writing it.
 */
export async function refuseOwnVerification(
  db: Transaction,
  { userId }: Viewer,
  tables: ReadonlyMap<string, ShownTable>,
): Promise<void> {
  const own = [...tables].filter(([, table]) => isOwn(table, userId));
  if (own.length === 0) return;
  const names = await namesOf(
    db,
    own.map(([objectId]) => objectId),
  );
  const words = own.some(([, { writtenBy }]) => writtenBy === userId)
    ? `You wrote the newest docs of ${names.join(", ")}. Somebody else has to verify what you wrote.`
    : `You requested the review of ${names.join(", ")}. Somebody else has to verify it.`;
  throw new AppError("forbidden", words, { tables: names });
}

/** Whether somebody may not verify a table for having written it last or requested its review. */
export function isOwn({ writtenBy, requestedBy }: ShownTable, userId: string): boolean {
  return writtenBy === userId || requestedBy === userId;
}

async function namesOf(db: Transaction, objectIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>(Prisma.sql`
    SELECT v.name FROM object_versions v WHERE v.object_id = ANY (${[...objectIds]}::uuid[]) AND v.to_position IS NULL ORDER BY 1`);
  return rows.map(({ name }) => name);
}
