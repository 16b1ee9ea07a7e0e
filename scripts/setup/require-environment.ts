const SHORTEST_SECRET = 32;

/** Refuses to go on without the settings that have no safe default; says all that are missing, and what they are. */
export function requireEnvironment(needed: Readonly<Record<string, string>>): void {
  const missing = Object.entries(needed).filter(([name]) => !process.env[name]);
  if (missing.length > 0) {
    const lines = missing.map(([name, meaning]) => `  ${name}: ${meaning}`);
    throw new Error(`Strata needs these environment variables:\n${lines.join("\n")}`);
  }
  if ((process.env.NEXTAUTH_SECRET ?? "").length < SHORTEST_SECRET) {
    throw new Error(
      `NEXTAUTH_SECRET is shorter than ${SHORTEST_SECRET} characters: openssl rand -base64 32 makes one.`,
    );
  }
}
