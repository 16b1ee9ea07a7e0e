import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes in base64url (43 characters): the secret of a link or a token. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its SHA-256 in hexadecimal. A secret of 256 random bits needs no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}
