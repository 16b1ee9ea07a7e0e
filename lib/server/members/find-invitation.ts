import "server-only";
import type { Role } from "@/lib/domain/permissions";
import { getDb } from "../db";
import { deadLink } from "../links/consume-link";
import { hashSecret } from "../links/secret";

/** An invitation that can still be accepted. */
export type OpenInvitation = {
  readonly email: string;
  readonly role: Role;
  readonly project: { readonly id: string; readonly slug: string; readonly name: string };
  readonly invitedBy: string | null;
  /** The account of the invited address; null where there is none. */
  readonly account: { readonly id: string; readonly isClosed: boolean } | null;
};

/** Looks an invitation up by its secret without using it. Throws `not_found` for a dead link. */
export async function findInvitation(secret: string): Promise<OpenInvitation> {
  const link = await getDb().oneTimeToken.findFirst({
    where: { tokenHash: hashSecret(secret), purpose: "invite", usedAt: null, expiresAt: { gt: new Date() } },
    select: {
      email: true,
      role: true,
      project: { select: { id: true, slug: true, name: true } },
      createdBy: { select: { name: true } },
    },
  });
  if (!link?.email || !link.role || !link.project) throw deadLink();
  const account = await getDb().user.findUnique({ where: { email: link.email }, select: { id: true, closedAt: true } });
  return {
    email: link.email,
    role: link.role,
    project: link.project,
    invitedBy: link.createdBy?.name ?? null,
    account: account && { id: account.id, isClosed: account.closedAt !== null },
  };
}
