import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { GatePolicyInput } from "@/lib/domain/gate-policy";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { readGatePolicy } from "./read-gate-policy";

/** Sets what the gate of a project asks for; what it was stays on record. `conflict` where the form was shown another setting. */
export async function setGatePolicy(viewer: Viewer, { project, base, ...policy }: GatePolicyInput): Promise<void> {
  const wanted = "project.manage";
  const { id: projectId } = await authorizeProject(viewer, project, wanted);
  await changeInTurn({ viewer, projectId, wanted }, async (tx) => {
    const { number, ...before } = await readGatePolicy(projectId, tx);
    if (number !== base)
      throw new AppError("conflict", "Somebody changed this meanwhile. Nothing was overwritten: load the page again.");
    const data = { projectId, number: number + 1, ...policy, authorId: viewer.userId };
    await tx.gatePolicy.create({ data, select: { number: true } });
    await recordAudit(viewer, { action: "gate.policy", projectId, detail: { before, after: policy } }, tx);
  });
}
