import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { normaliseEmail } from "@/lib/domain/accounts";
import { hashSecret } from "../links/secret";
import { authSecret } from "./auth-secret";
import { cookieName, cookieOptions } from "./session-cookie";

const REMEMBERED_SECONDS = 180 * 24 * 60 * 60;
// Seals what a browser is known by with a key of its own, so that it never passes for a session.
const SALT = "known-browser";
const name = () => cookieName("known");

/**
 * What this browser is known by to the account of an address: a random id; null for one that never signed in to it. Attempts of a
 * known browser are counted apart, so that strangers who guess at an account cannot keep its owner out.
 */
export async function findKnownBrowser(email: string): Promise<string | null> {
  const value = (await cookies()).get(name())?.value;
  if (value === undefined || value.length > 4096) return null;
  const token = await decode({ token: value, secret: authSecret(), salt: SALT }).catch(() => null);
  return token?.account === accountOf(email) && typeof token.browser === "string" ? token.browser : null;
}

/** Has this browser known to the account of an address, whose owner has just been proven, for half a year. */
export async function rememberBrowser(email: string): Promise<void> {
  const browser = (await findKnownBrowser(email)) ?? randomUUID();
  const token = { account: accountOf(email), browser };
  const value = await encode({ token, secret: authSecret(), salt: SALT, maxAge: REMEMBERED_SECONDS });
  (await cookies()).set(name(), value, { ...cookieOptions(), maxAge: REMEMBERED_SECONDS });
}

const accountOf = (email: string): string => hashSecret(normaliseEmail(email));
