import type { BrowserContext } from "@playwright/test";
import { getDb } from "@/lib/server/db";
import { openSession } from "@/lib/server/session/open-session";
import { sealSessionId, sessionCookieName } from "@/lib/server/session/session-cookie";
import { createPerson, type TestPerson } from "@/lib/server/testing/create-person";
import { address, server } from "./server";

/** What the people of tests sign in with. */
export const PASSWORD = "flour water salt and patience";

/** Makes somebody who can sign in with `PASSWORD`. */
export function createSigner(facts: { readonly name?: string; readonly isAdministrator?: boolean } = {}) {
  return createPerson({ ...facts, password: PASSWORD });
}

/** Signs a person in without the form. */
export async function signIn(context: BrowserContext, person: TestPerson): Promise<void> {
  const value = await sealSessionId(await openSession(person.id));
  await context.addCookies([{ name: sessionCookieName(), value, url: address, httpOnly: true, sameSite: "Lax" }]);
}

/** The demo's administrator, who sees every project. */
export function findAdministrator(): Promise<TestPerson> {
  return getDb().user.findUniqueOrThrow({
    where: { email: server.email },
    select: { id: true, name: true, email: true, isAdministrator: true },
  });
}
