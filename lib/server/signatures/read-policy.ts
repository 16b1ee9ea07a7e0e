import "server-only";
import type { SignaturePolicy, SigningRole } from "@/lib/domain/signatures";
import { Prisma } from "@/prisma/generated/client";
import { type Db, getDb, type Transaction } from "../db";

/** The policy of signatures in force, and the roles of which a signature is missing. */
export async function readPolicy(
  projectId: string,
  db: Transaction | Db = getDb(),
): Promise<{ readonly policy: SignaturePolicy; readonly missing: readonly SigningRole[] }> {
  const [row] = await db.$queryRaw<(SignaturePolicy & { readonly missing: readonly SigningRole[] })[]>(Prisma.sql`
    SELECT p.number, p.roles::text[] AS roles, p.not_author AS "notAuthor", p.distinct_persons AS "distinctPersons",
      missing_signatures(${projectId}::uuid)::text[] AS missing FROM signature_policy(${projectId}::uuid) p`);
  if (!row) throw new Error("There is always a policy.");
  const { missing, ...policy } = row;
  return { policy, missing };
}
