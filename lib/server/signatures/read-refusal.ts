import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

/** Why the policy refuses somebody, by what the database calls it. */
const words = {
  role: "Your role in this project does not allow signing.",
  "required role": "The policy asks for signatures by admins.",
  author: "You wrote something of this since it last had all its signatures. Somebody else has to sign it.",
  "signed already": "You have signed this already. Another person has to sign too.",
} as const;

/** Why somebody may not sign a project now, in words; null where they may. */
export async function readRefusal(db: Transaction, projectId: string, userId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ readonly reason: keyof typeof words | null }[]>(Prisma.sql`
    SELECT refusal_of_signature(${projectId}::uuid, ${userId}::uuid) AS reason`);
  return row?.reason ? words[row.reason] : null;
}
