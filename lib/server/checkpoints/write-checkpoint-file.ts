import "server-only";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import type { LeavingCheckpoint } from "./deliver-checkpoints";

/**
 * Adds a checkpoint as one line to the file of its chain in `CHECKPOINT_FOLDER` (`<project's id>.ndjson`), which
 * `strata verify --checkpoint` reads. It is on the disk when this is done.
 */
export async function writeCheckpointFile({ chainId, statement, publicKey, signature }: LeavingCheckpoint) {
  const folder = process.env.CHECKPOINT_FOLDER;
  if (!folder) throw new Error("CHECKPOINT_FOLDER is not set any more.");
  await mkdir(/* turbopackIgnore: true */ folder, { recursive: true });
  const file = await open(path.join(/* turbopackIgnore: true */ folder, `${chainId}.ndjson`), "a");
  try {
    await file.write(`${JSON.stringify({ statement, publicKey, signature })}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}
