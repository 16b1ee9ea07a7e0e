import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { TokenInput } from "@/lib/domain/tokens";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { refuseToken } from "../session/refuse-token";

/** Ends one of the viewer's own tokens, from its next request on. Throws `not_found` for somebody else's and for a revoked one. */
export async function revokeToken(viewer: Viewer, input: TokenInput): Promise<void> {
  await refuseToken(viewer);
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: input.tokenId, userId: viewer.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(viewer, { action: "token.revoke", subject: input.tokenId }, tx);
  });
}
