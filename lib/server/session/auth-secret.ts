import "server-only";

const MIN_SECRET_LENGTH = 32;

/** The secret that session cookies are sealed with. Throws where there is none or a short one: nobody gets in then. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  if (secret.length < MIN_SECRET_LENGTH)
    throw new Error(`NEXTAUTH_SECRET must be set to at least ${MIN_SECRET_LENGTH} random characters.`);
  return secret;
}
