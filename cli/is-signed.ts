import { createPublicKey, verify } from "node:crypto";
import type { SignedCheckpoint } from "@/lib/domain/checkpoint";

/** Whether a signature (Ed25519) of a statement is by the key that is given with it. */
export function isSigned({ statement, publicKey, signature }: SignedCheckpoint): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return (
      key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(statement), key, Buffer.from(signature, "base64"))
    );
  } catch {
    // What is no key has signed nothing.
    return false;
  }
}
