import "server-only";
import { AppError } from "@/lib/domain/errors";
import { TOKEN_PREFIX } from "@/lib/domain/tokens";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { hashSecret } from "../links/secret";
import { makeViewer } from "./make-viewer";

const LAST_USED_STEP_MS = 60_000;

/** The viewer a token stands for this moment; `unauthenticated` for one that is unknown, over, revoked or whose maker's account is closed. */
export async function getTokenViewer(secret: string): Promise<Viewer> {
  const token = secret.startsWith(TOKEN_PREFIX) ? await findToken(secret) : null;
  if (token === null) throw new AppError("unauthenticated", "This token is unknown, over or revoked.");
  await noteUse(token.id, token.lastUsedAt);
  const { id, ...person } = token.user;
  return makeViewer({
    userId: id,
    ...person,
    via: { kind: "token", tokenId: token.id, scopes: token.scopes, projectId: token.projectId },
  });
}

function findToken(secret: string) {
  return getDb().apiToken.findFirst({
    where: { tokenHash: hashSecret(secret), revokedAt: null, expiresAt: { gt: new Date() }, user: { closedAt: null } },
    select: {
      id: true,
      scopes: true,
      projectId: true,
      lastUsedAt: true,
      user: { select: { id: true, name: true, email: true, isAdministrator: true } },
    },
  });
}

async function noteUse(tokenId: string, lastUsedAt: Date | null): Promise<void> {
  const now = Date.now();
  if (lastUsedAt !== null && now - lastUsedAt.getTime() < LAST_USED_STEP_MS) return;
  await getDb().apiToken.updateMany({ where: { id: tokenId, lastUsedAt }, data: { lastUsedAt: new Date(now) } });
}
