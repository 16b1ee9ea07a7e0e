import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ChangedSignatures, SignatureChange } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";

type Withdrawing = Extract<SignatureChange, { readonly kind: "withdraw" }> & { readonly slug: string };

/**
 * Takes one's own signature back with a reason, by a record of its own: nothing disappears. `forbidden` for somebody else's, `conflict` for
 * one that was withdrawn before, `not_found` for what is none of the project.
 */
export async function withdrawSignature(viewer: Viewer, input: Withdrawing): Promise<ChangedSignatures> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "release.sign");
  const withdrawing = getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    const number = await findOwn(db, viewer, { projectId, id: input.signatureId });
    await db.$executeRaw(Prisma.sql`
      INSERT INTO signature_withdrawals (signature_id, project_id, actor_id, reason)
      VALUES (${input.signatureId}::uuid, ${projectId}::uuid, ${viewer.userId}::uuid, ${input.reason})`);
    return { id: input.signatureId, number };
  });
  return recordingRefusal(withdrawing, viewer, "signature.withdraw", projectId);
}

async function findOwn(
  db: Transaction,
  viewer: Viewer,
  where: { readonly projectId: string; readonly id: string },
): Promise<number> {
  const select = { number: true, signerId: true, withdrawal: { select: { signatureId: true } } };
  const signature = await db.signature.findFirst({ where, select });
  if (!signature) throw new AppError("not_found");
  if (signature.signerId !== viewer.userId) throw new AppError("forbidden", "A signature is withdrawn by who made it.");
  if (signature.withdrawal) throw new AppError("conflict", "This signature has been withdrawn already.");
  return signature.number;
}
