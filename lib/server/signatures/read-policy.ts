import "server-only";
import type { SignaturePolicy, SigningRole } from "@/lib/domain/signatures";
import { Prisma } from "@/prisma/generated/client";
import { type Db, getDb, type Transaction } from "../db";

/** The policy of signatures in force. */
export async function readPolicy(projectId: string, db: Transaction | Db = getDb()): Promise<SignaturePolicy> {
  const [policy] = await db.$queryRaw<SignaturePolicy[]>(Prisma.sql`
    SELECT p.number, p.roles::text[] AS roles, p.not_author AS "notAuthor", p.distinct_persons AS "distinctPersons"
    FROM signature_policy(${projectId}::uuid) p`);
  if (!policy) throw new Error("There is always a policy.");
  return policy;
}

/** The roles of which a signature is missing, by the policy in force. */
export async function readMissing(projectId: string, db: Transaction): Promise<readonly SigningRole[]> {
  const [row] = await db.$queryRaw<{ readonly roles: readonly SigningRole[] }[]>(Prisma.sql`
    SELECT missing_signatures(${projectId}::uuid)::text[] AS roles`);
  return row?.roles ?? [];
}
