import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { normalisePassword } from "@/lib/domain/password";

// argon2id is what the library hashes with by default; the cost is OWASP's: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, in its PHC form. Every character of it counts, however long it is. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), cost);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. With null (nobody, or somebody without a password) the same work is done against
 * a hash that nothing matches, so that the time of the answer says nothing about who exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  const fallback = await nobodysHash;
  const isRight = await verify(passwordHash ?? fallback, normalisePassword(password));
  return isRight && passwordHash !== null;
}
