import { type ChainLink, microsecondsOf, netstrings, type Sha256 } from "./hash-chain";

/** A row of the audit log with everything its hash covers. It names nobody: who somebody is, is told by their identity. */
export type ChainedAudit = ChainLink & {
  readonly id: string;
  /** ISO 8601 in UTC with six decimals: `2026-11-21T20:00:00.123456Z`. */
  readonly at: string;
  readonly origin: string;
  readonly actorId: string | null;
  readonly tokenId: string | null;
  readonly action: string;
  readonly subject: string | null;
  /** JSON as PostgreSQL writes it: the hash is made of these very letters. */
  readonly detail: string;
};

/** The chain of what belongs to no project: sign-ins, accounts, the instance's settings. */
export const INSTANCE_CHAIN = "00000000-0000-0000-0000-000000000000";

/** The hash of a row as `hash_of_audit` makes it: over netstrings, in the order that the migration says. */
export function hashOfAudit(chainId: string, row: ChainedAudit, sha256: Sha256): string {
  const { previousHash, sequence, id, at, origin, actorId, tokenId, action, subject, detail } = row;
  const place = [previousHash, chainId, `${sequence}`, id, microsecondsOf(at)];
  return sha256(netstrings([...place, origin, actorId, tokenId, action, subject, detail]));
}
