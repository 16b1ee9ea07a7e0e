import "server-only";
import { writeCheckpoint } from "@/lib/domain/checkpoint";
import { AppError } from "@/lib/domain/errors";
import type { ProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { readEnds } from "../audit/read-links";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { signStatement } from "./checkpoint-key";
import { waysOut } from "./ways-out";

/** Makes a checkpoint of a project's chains as they are, this row of the log with them. `conflict` where the instance has no key. */
export async function makeCheckpoint(viewer: Viewer, { project: slug }: ProjectInput): Promise<void> {
  const { id: projectId } = await authorizeProject(viewer, slug, "checkpoint.make");
  if (signStatement("") === null)
    throw new AppError("conflict", "This instance has no key to sign with. Whoever runs it sets CHECKPOINT_KEY.");
  await recordAudit(viewer, { action: "checkpoint.make", projectId });
  await storeCheckpoint(projectId);
}

/** Signs how far a chain reaches and keeps it, with what is to become of it; nothing where that is known already, or without a key. */
export async function storeCheckpoint(chainId: string): Promise<void> {
  const ends = await readEnds(getDb(), chainId);
  const signed = signStatement(writeCheckpoint({ chainId, at: new Date().toISOString(), ends }));
  if (signed === null) return;
  await getDb().$transaction(async (tx) => {
    const data = { chainId, size: BigInt(ends.audit.sequence), ...signed };
    const made = await tx.checkpoint.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
    const deliveries = made.flatMap(({ id: checkpointId }) => waysOut().map((way) => ({ checkpointId, way })));
    await tx.checkpointDelivery.createMany({ data: deliveries });
  });
}
