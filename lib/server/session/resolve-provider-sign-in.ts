import "server-only";
import { displayName, emailAddress } from "@/lib/domain/accounts";
import { revokeSessions } from "../accounts/revoke-sessions";
import { recordAudit } from "../audit/record";
import { getDb, type Transaction } from "../db";
import { join } from "../members/accept-invitation";

/** Who a provider says has signed in there. */
export type ProviderIdentity = {
  readonly provider: string;
  readonly providerAccountId: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
};

/**
 * The person a provider's identity signs in; null where it may not. A known identity is its person's. An unknown one is tied to the
 * person of its verified address; a new account is made only for a verified address that is invited (the invitations are accepted) or
 * whose domain is in `ALLOWED_EMAIL_DOMAINS`. Closed accounts stay out. Whoever may not is recorded. The first provider that vouches for the address of an account ends
 * the account's password and sessions: whoever made it by an invitation's link has never shown that the address is theirs. An administrator
 * of the instance keeps them, so that a provider that fails locks nobody out for good.
 */
export async function resolveProviderSignIn(identity: ProviderIdentity): Promise<string | null> {
  const userId = await resolve(identity);
  if (userId === null) await recordAudit(null, { action: "session.refused", detail: { by: identity.provider } });
  return userId;
}

async function resolve(identity: ProviderIdentity): Promise<string | null> {
  const { provider, providerAccountId } = identity;
  const known = await getDb().account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: { id: true, closedAt: true } } },
  });
  if (known) return known.user.closedAt === null ? known.user.id : null;
  const email = emailAddress.safeParse(identity.email ?? "");
  if (!email.success || !identity.isEmailVerified) return null;

  return getDb().$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email: email.data },
      select: {
        id: true,
        closedAt: true,
        isSystem: true,
        isAdministrator: true,
        _count: { select: { accounts: true } },
      },
    });
    if (user !== null && (user.closedAt !== null || user.isSystem)) return null;
    if (user !== null && user._count.accounts === 0 && !user.isAdministrator) await endUnproven(tx, user.id);
    const userId = user?.id ?? (await createPerson(tx, email.data, identity.name));
    if (userId === null) return null;
    await tx.account.create({ data: { userId, provider, providerAccountId }, select: { id: true } });
    await recordAudit(null, { action: "account.link", subject: userId, detail: { provider } }, tx);
    return userId;
  });
}

async function endUnproven(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash: null }, select: { id: true } });
  await revokeSessions(tx, userId, null);
}

async function createPerson(tx: Transaction, email: string, givenName: string | null): Promise<string | null> {
  const open = { purpose: "invite" as const, email, usedAt: null, expiresAt: { gt: new Date() } };
  const isInvited = (await tx.oneTimeToken.count({ where: open })) > 0;
  if (!isInvited && !isAllowedDomain(email)) return null;
  const name = displayName("").safeParse(givenName ?? "");
  const user = await tx.user.create({
    data: { email, name: name.success ? name.data : email.slice(0, 120) },
    select: { id: true },
  });
  await recordAudit(null, { action: "account.create", subject: user.id, detail: { by: "provider" } }, tx);
  const links = await tx.oneTimeToken.updateManyAndReturn({
    where: open,
    data: { usedAt: new Date() },
    select: { id: true, userId: true, email: true, projectId: true, role: true, createdById: true },
  });
  for (const link of links) await join(tx, link, user.id);
  return user.id;
}

function isAllowedDomain(email: string): boolean {
  const domains = (process.env.ALLOWED_EMAIL_DOMAINS ?? "").split(",").map((each) => each.trim().toLowerCase());
  return domains.some((domain) => domain !== "" && email.endsWith(`@${domain}`));
}
