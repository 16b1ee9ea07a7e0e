import { readFile } from "node:fs/promises";
import { type Checkpoint, readCheckpoint, type SignedCheckpoint } from "@/lib/domain/checkpoint";
import { Unreadable } from "./fetch-export";
import { isSigned } from "./is-signed";
import type { Trusted } from "./verify-export";

/**
 * Checkpoints that were kept apart: a file with one on each line, as Strata writes them out. Throws {@link Unreadable} for a line that
 * is none, or is not signed by its key, or by another than those given.
 */
export async function readCheckpoints(file: string, keys: Trusted["keys"]): Promise<readonly Checkpoint[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Unreadable(`${file} cannot be read.`);
  });
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length === 0) throw new Unreadable(`${file} holds no checkpoint.`);
  return lines.map((line, index) => {
    const checkpoint = readSigned(line, keys);
    if (checkpoint === null) throw new Unreadable(`${file}, line ${index + 1}: no checkpoint that its key signed.`);
    return checkpoint;
  });
}

function readSigned(line: string, keys: Trusted["keys"]): Checkpoint | null {
  try {
    const signed: SignedCheckpoint = JSON.parse(line);
    const isTrusted = isSigned(signed) && keys?.includes(signed.publicKey) !== false;
    return isTrusted ? readCheckpoint(signed.statement) : null;
  } catch {
    return null;
  }
}
