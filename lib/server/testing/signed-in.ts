import type { Viewer } from "@/lib/domain/viewer";
import { hashPassword } from "../accounts/hash-password";
import { getDb } from "../db";
import { openSession } from "../session/open-session";
import type { TestPerson } from "./create-person";
import { viewerOf } from "./viewer-of";

/** The password of whoever is signed in by `signedIn`. */
export const testPassword = "quiet otters in a row";
let hash: Promise<string> | undefined;

/** A person who signed in in a browser, with a session of their own and a password. */
export async function signedIn(person: TestPerson): Promise<Viewer> {
  hash ??= hashPassword(testPassword);
  await getDb().user.update({ where: { id: person.id }, data: { passwordHash: await hash }, select: { id: true } });
  return viewerOf(person, { kind: "session", sessionId: await openSession(person.id) });
}
