import type { Viewer } from "@/lib/domain/viewer";
import { hashPassword } from "@/lib/server/accounts/hash-password";
import { getDb } from "@/lib/server/db";
import { makeViewer } from "@/lib/server/session/make-viewer";
import type { Sample } from "./read-sample";

/** The demo's people, by handle; `administrator` is the one who can sign in. */
export type Cast = { readonly administrator: Viewer; readonly byHandle: ReadonlyMap<string, Viewer> };

/**
 * Makes the people of the samples, who have no password and so cannot sign in, and the demo's administrator, who can. What
 * they do is recorded as the system's doing in their name. Somebody who is there already is left as they are.
 */
export async function seedPeople(
  samples: readonly Sample[],
  administrator: { readonly email: string; readonly password: string },
): Promise<Cast> {
  const byHandle = new Map<string, Viewer>();
  for (const { handle, name, email } of samples.flatMap(({ members }) => members))
    if (!byHandle.has(handle)) byHandle.set(handle, await seedPerson({ name, email, passwordHash: null }));
  const passwordHash = await hashPassword(administrator.password);
  const { email } = administrator;
  return {
    administrator: await seedPerson({ name: "Ada Demo", email, passwordHash, isAdministrator: true }),
    byHandle,
  };
}

type Person = { name: string; email: string; passwordHash: string | null; isAdministrator?: boolean };

async function seedPerson({ email, ...person }: Person): Promise<Viewer> {
  const { id, ...facts } = await getDb().user.upsert({
    where: { email },
    update: {},
    create: { email, ...person },
    select: { id: true, name: true, email: true, isAdministrator: true },
  });
  return makeViewer({ userId: id, ...facts, via: { kind: "system" } });
}
