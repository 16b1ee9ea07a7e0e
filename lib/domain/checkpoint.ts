import type { ChainEnd } from "./hash-chain";

/** What a checkpoint says: how far the chains of a project (or of the instance) reached at a time. */
export type Checkpoint = {
  readonly chainId: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The end of each chain, by its name, which is also the type of its records. */
  readonly ends: Readonly<Record<string, ChainEnd>>;
};

/** A checkpoint as it is signed and kept: the signature (Ed25519, Base64) is of the statement's UTF-8 bytes as they stand. */
export type SignedCheckpoint = {
  readonly statement: string;
  /** Base64 of the key's SubjectPublicKeyInfo (DER). */
  readonly publicKey: string;
  readonly signature: string;
};

const TITLE = "Strata checkpoint 1";

/** A checkpoint as the text that is signed: a line each for title, chain and time, then `name size root` for each chain. */
export function writeCheckpoint({ chainId, at, ends }: Checkpoint): string {
  const lines = Object.entries(ends).map(([name, { sequence, hash }]) => `${name} ${sequence} ${hash ?? "-"}`);
  return `${[TITLE, chainId, at, ...lines].join("\n")}\n`;
}

/** Reads such a text again; null for any other. */
export function readCheckpoint(statement: string): Checkpoint | null {
  const [title, chainId = "", at = "", ...lines] = statement.trimEnd().split("\n");
  const ends = Object.fromEntries(lines.map(readEnd));
  const checkpoint = { chainId, at, ends };
  return title === TITLE && writeCheckpoint(checkpoint) === statement ? checkpoint : null;
}

function readEnd(line: string): [string, ChainEnd] {
  const [name = "", size = "", root = "-"] = line.split(" ");
  return [name, { sequence: Number(size), hash: root === "-" ? null : root }];
}
