import "server-only";
import { AppError } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { ShownTable } from "./read-shown";

/**
 * Refuses that whoever wrote the newest docs of a table (or of what belongs to it), or requested its review, verifies it: two people
 * have to have looked. Saying that a doc is still true is not writing it; two accounts with one address are one person.
 */
export async function refuseOwnVerification(db: Transaction, tables: ReadonlyMap<string, ShownTable>): Promise<void> {
  const own = [...tables].filter(([, table]) => isOwn(table));
  if (own.length === 0) return;
  const names = await namesOf(
    db,
    own.map(([objectId]) => objectId),
  );
  const words = own.some(([, { isWriter }]) => isWriter)
    ? `You wrote the newest docs of ${names.join(", ")}. Somebody else has to verify what you wrote.`
    : `You requested the review of ${names.join(", ")}. Somebody else has to verify it.`;
  throw new AppError("forbidden", words, { tables: names });
}

/** Whether whoever it is shown to may not verify a table, for having written it last or requested its review. */
export function isOwn({ isWriter, isRequester }: ShownTable): boolean {
  return isWriter || isRequester;
}

async function namesOf(db: Transaction, objectIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>(Prisma.sql`
    SELECT v.name FROM object_versions v WHERE v.object_id = ANY (${[...objectIds]}::uuid[]) AND v.to_position IS NULL ORDER BY 1`);
  return rows.map(({ name }) => name);
}
