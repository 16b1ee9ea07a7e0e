import "server-only";
import type { AssumptionRule } from "@/lib/domain/assumptions";
import type { Transaction } from "../db";

/** An assumption as it was stated. */
export type StatedAssumption = { readonly id: string; readonly text: string; readonly rule: AssumptionRule };

/** The assumptions of a project, in the order they were stated. */
export async function readStated(db: Transaction, projectId: string): Promise<readonly StatedAssumption[]> {
  const stated = await db.assumption.findMany({
    where: { projectId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, text: true, rule: true },
  });
  return stated.map(({ rule, ...each }) => ({ ...each, rule: rule as AssumptionRule }));
}
