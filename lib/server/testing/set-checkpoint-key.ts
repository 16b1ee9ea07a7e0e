import { generateKeyPairSync } from "node:crypto";

/** Gives this process a key of its own to sign checkpoints with, as an instance has one. */
export function setCheckpointKey(): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  process.env.CHECKPOINT_KEY = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}
