import "server-only";
import type { TokenView } from "@/lib/domain/tokens";
import type { Prisma } from "@/prisma/generated/client";

/** What is read of a token: never its hash. */
export const tokenSelect = {
  id: true,
  name: true,
  hint: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  project: { select: { slug: true, name: true } },
} as const satisfies Prisma.ApiTokenSelect;

/** A token's row as its maker sees it. */
export function toTokenView(row: Prisma.ApiTokenGetPayload<{ select: typeof tokenSelect }>): TokenView {
  const isOver = row.expiresAt.getTime() <= Date.now();
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    project: row.project,
    state: row.revokedAt !== null ? "revoked" : isOver ? "over" : "live",
    madeAt: row.createdAt.toISOString(),
    until: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
