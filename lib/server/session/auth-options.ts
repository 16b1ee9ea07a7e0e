import "server-only";
import type { Account, NextAuthOptions, Profile, User } from "next-auth";
import { OPENID_CONNECT } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";
import { safeNext } from "@/lib/domain/safe-next";
import { getDb } from "../db";
import { publicOrigin } from "../http/refuse-foreign-origin";
import { log } from "../log";
import { writeProof } from "../signatures/proof";
import { authSecret } from "./auth-secret";
import { leaveBefore } from "./enter";
import { getSessionViewer } from "./get-session-viewer";
import { rememberBrowser } from "./known-browser";
import { authProviders } from "./providers";
import { type ProviderIdentity, resolveProviderSignIn } from "./resolve-provider-sign-in";
import { signOut } from "./revoke-session";
import { cookieName, cookieOptions, SESSION_SECONDS } from "./session-cookie";
import { startSession } from "./start-session";

const cookieNames = ["sessionToken", "callbackUrl", "csrfToken", "pkceCodeVerifier", "state", "nonce"] as const;
const CHECK_SECONDS = 15 * 60;
const JUST_NOW_SECONDS = 120;
const CLOCKS_APART_SECONDS = 30;

/** How next-auth signs people in: its cookie carries only the id of a row in `sessions`, which decides on every request. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    providers: authProviders(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: paths.signIn(), error: paths.signIn(), signOut: paths.projects() },
    cookies: Object.fromEntries(cookieNames.map((name) => [name, authCookie(name)])),
    callbacks: {
      redirect: async ({ url }) => `${publicOrigin()}${safeNext(url, publicOrigin())}`,
      signIn: async ({ account, user, profile }) =>
        account?.type === "credentials" || (await resolveProviderSignIn(identityOf(account, user, profile))) !== null,
      jwt: async ({ token, account, user, profile }) =>
        account ? { sid: await openFreshSession(account, user, profile) } : { sid: token.sid },
      async session({ session, token }) {
        const viewer = typeof token.sid === "string" ? await getSessionViewer(token.sid) : null;
        return viewer
          ? { expires: session.expires, user: { name: viewer.name, email: viewer.email } }
          : { expires: "" };
      },
    },
    events: {
      async signOut({ token }) {
        const viewer = typeof token?.sid === "string" ? await getSessionViewer(token.sid) : null;
        if (viewer) await signOut(viewer);
      },
    },
    logger: {
      error: (code, metadata) => log.error({ code, reason: reasonOf(metadata) }, "sign-in failed"),
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

function authCookie(name: (typeof cookieNames)[number]) {
  const isCheck = name === "pkceCodeVerifier" || name === "state" || name === "nonce";
  return {
    name: cookieName(name === "sessionToken" ? "session" : name.toLowerCase()),
    options: { ...cookieOptions(), ...(isCheck ? { maxAge: CHECK_SECONDS } : {}) },
  };
}

async function openFreshSession(account: Account, user: User, profile: Profile | undefined): Promise<string> {
  await leaveBefore();
  if (account.type === "credentials") {
    const viewer = await getSessionViewer(user.id);
    if (viewer) await rememberBrowser(viewer.email);
    return user.id;
  }
  const userId = await resolveProviderSignIn(identityOf(account, user, profile));
  if (userId === null) throw new Error("Not allowed to sign in.");
  return getDb().$transaction(async (tx) => {
    const sessionId = await startSession(tx, userId, account.provider);
    if (hasJustSignedIn(account, profile)) await writeProof(tx, { userId, sessionId, way: "provider" });
    return sessionId;
  });
}

/**
 * Whether an OpenID Connect provider says that somebody has just proven there who they are (`auth_time`), and was not only still
 * signed in: then they can sign. The claim is of a token whose issuer and signature were checked. Others say nothing of it.
 */
export function hasJustSignedIn(account: Pick<Account, "provider">, profile: Claims | undefined): boolean {
  if (account.provider !== OPENID_CONNECT || typeof profile?.auth_time !== "number") return false;
  const secondsAgo = Date.now() / 1000 - profile.auth_time;
  return secondsAgo > -CLOCKS_APART_SECONDS && secondsAgo < JUST_NOW_SECONDS;
}

type Claims = { readonly email?: unknown; readonly email_verified?: unknown; readonly auth_time?: unknown };

function identityOf(
  account: Account | null,
  user: { name?: string | null },
  profile: Claims | undefined,
): ProviderIdentity {
  const isTrusted = account?.provider === "oidc" && process.env.OIDC_EMAILS_ARE_VERIFIED === "true";
  return {
    provider: account?.provider ?? "",
    providerAccountId: account?.providerAccountId ?? "",
    email: typeof profile?.email === "string" ? profile.email : null,
    isEmailVerified: profile?.email_verified === true || isTrusted,
    name: user.name ?? null,
  };
}

function reasonOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const error = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : null;
  return error instanceof Error ? error.message : "unknown";
}
