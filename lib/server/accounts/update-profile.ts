import "server-only";
import type { ProfileInput } from "@/lib/domain/accounts";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { refuseToken } from "../session/refuse-token";

/** Changes the viewer's name, everywhere it is shown. */
export async function updateProfile(viewer: Viewer, input: ProfileInput): Promise<void> {
  await refuseToken(viewer);
  await getDb().$transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.userId }, data: { name: input.name }, select: { id: true } });
    await recordAudit(viewer, { action: "account.rename", subject: viewer.userId }, tx);
  });
}
