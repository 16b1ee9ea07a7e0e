import "server-only";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import type { OAuthConfig, Provider } from "next-auth/providers/index";
import { OPENID_CONNECT, type ProviderView, signInInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import { clientAddress } from "../http/client-address";
import { findKnownBrowser } from "./known-browser";
import { signInWithPassword } from "./sign-in-with-password";

/** The ways to sign in besides a password that the environment configures. */
export function listProviders(): readonly ProviderView[] {
  return oauthProviders().map(({ id, name }) => ({ id, name }));
}

/** Every way to sign in, for next-auth. */
export function authProviders(): Provider[] {
  return [passwordProvider, ...oauthProviders()];
}

/** How next-auth is told that there were too many attempts; the route turns it into a 429. */
export const TOO_MANY = "too_many:";

const passwordProvider = CredentialsProvider({
  name: "E-mail and password",
  credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
  // What is given back as `id` is the new session's: all that the cookie carries.
  async authorize(credentials, request) {
    const input = signInInput.safeParse(credentials);
    if (!input.success) return null;
    try {
      const headers = new Headers(request.headers as Record<string, string>);
      const { email } = input.data;
      return { id: await signInWithPassword(input.data, clientAddress(headers), await findKnownBrowser(email)) };
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      if (thrown.code === "too_many") throw new Error(`${TOO_MANY}${thrown.details?.retryAfterSeconds}`);
      return null;
    }
  },
});

function oauthProviders(): OAuthProvider[] {
  const { env } = process;
  const found: OAuthProvider[] = [];
  if (env.GITHUB_CLIENT_ID && env.GITHUB_CLIENT_SECRET)
    found.push(github(env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET));
  if (env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET)
    found.push(GoogleProvider({ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET }));
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET)
    found.push(openIdConnect(env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET));
  return found;
}

type OAuthProvider = Extract<Provider, { type: "oauth" }>;
type GitHubEmail = { readonly email: string; readonly primary: boolean; readonly verified: boolean };

function github(clientId: string, clientSecret: string): OAuthProvider {
  return GitHubProvider({
    clientId,
    clientSecret,
    userinfo: {
      url: "https://api.github.com/user",
      // The profile's own address may be any; only the list says which is verified.
      async request({ client, tokens }) {
        const accessToken = tokens.access_token ?? "";
        const profile = await client.userinfo<GithubProfile>(accessToken);
        const response = await fetch("https://api.github.com/user/emails", {
          headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/vnd.github+json" },
        });
        const emails: readonly GitHubEmail[] = response.ok ? await response.json() : [];
        const primary = emails.find((each) => each.primary && each.verified);
        return { ...profile, email: primary?.email, email_verified: primary !== undefined };
      },
    },
  });
}

type Claims = { readonly iss?: string; readonly sub: string; readonly name?: string; readonly email?: string };

function openIdConnect(issuer: string, clientId: string, clientSecret: string): OAuthProvider {
  const provider: OAuthConfig<Claims> = {
    id: OPENID_CONNECT,
    name: process.env.OIDC_NAME || "single sign-on",
    type: "oauth",
    wellKnown: `${issuer.replace(/\/+$/u, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state"],
    clientId,
    clientSecret,
    // A subject means something only with its issuer.
    profile: (claims) => ({ id: `${claims.iss ?? issuer}#${claims.sub}`, name: claims.name, email: claims.email }),
  };
  return provider;
}
