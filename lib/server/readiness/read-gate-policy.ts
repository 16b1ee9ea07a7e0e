import "server-only";
import { gateAtFirst, type NumberedGatePolicy } from "@/lib/domain/gate-policy";
import { type Db, getDb, type Transaction } from "../db";

/** What the gate of a project asks for now. For services that have checked the viewer already. */
export async function readGatePolicy(projectId: string, db: Db | Transaction = getDb()): Promise<NumberedGatePolicy> {
  const newest = await db.gatePolicy.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true, waiversCount: true, staleDocsBlock: true, assumptionsBlock: true },
  });
  return newest ?? { number: 0, ...gateAtFirst };
}
