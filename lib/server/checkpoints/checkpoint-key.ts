import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { SignedCheckpoint } from "@/lib/domain/checkpoint";

/** The key of this instance (`CHECKPOINT_KEY`): Base64 of an Ed25519 key as PKCS #8 (DER). Null where there is none or it is something else. */
export function readCheckpointKey(value = process.env.CHECKPOINT_KEY): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(value ?? "", "base64"), format: "der", type: "pkcs8" });
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

/** The public half of this instance's key: Base64 of its SubjectPublicKeyInfo (DER); null without a key. */
export function getPublicKey(): string | null {
  const key = readCheckpointKey();
  return key === null ? null : publicHalfOf(key);
}

/** Signs a statement with the key of this instance; null without a key. */
export function signStatement(statement: string): SignedCheckpoint | null {
  const key = readCheckpointKey();
  if (key === null) return null;
  const signature = sign(null, Buffer.from(statement), key).toString("base64");
  return { statement, publicKey: publicHalfOf(key), signature };
}

/** Whether a statement is signed by the key that is given with it. A key that is none has signed nothing. */
export function isSigned({ statement, publicKey, signature }: SignedCheckpoint): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return (
      key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(statement), key, Buffer.from(signature, "base64"))
    );
  } catch {
    return false;
  }
}

function publicHalfOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
}
