import { type ChainLink, microsecondsOf, netstrings, type Sha256 } from "./hash-chain";

/** A revision with everything its hash covers. Hashes are hexadecimal. */
export type ChainedRevision = ChainLink & {
  readonly docId: string;
  readonly field: string;
  readonly number: number;
  readonly kind: string;
  readonly text: string;
  readonly reason: string | null;
  readonly authorId: string;
  readonly origin: string;
  readonly migrationId: string | null;
  readonly restoredFromId: string | null;
  /** ISO 8601 in UTC with six decimals: `2026-11-21T20:00:00.123456Z`. */
  readonly at: string;
};

/** The hash of a revision as `save_doc` makes it: over netstrings, in the order that the migration says. */
export function hashOfRevision(projectId: string, revision: ChainedRevision, sha256: Sha256): string {
  const { previousHash, sequence, docId, field, number, kind, text, reason, authorId, origin } = revision;
  const place = [previousHash, projectId, `${sequence}`, docId, field, `${number}`, kind];
  const { migrationId, restoredFromId, at } = revision;
  return sha256(
    netstrings([...place, text, reason, authorId, origin, migrationId, restoredFromId, microsecondsOf(at)]),
  );
}
