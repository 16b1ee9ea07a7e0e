/** A revision with everything its hash covers. Hashes are hexadecimal. */
export type ChainedRevision = {
  readonly sequence: number;
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
  readonly previousHash: string | null;
  readonly hash: string;
};

/** How far a chain reaches: its newest revision's place and hash; 0 and null before the first. */
export type ChainEnd = { readonly sequence: number; readonly hash: string | null };

/** The revisions of a project from `after` on, in the order of their chain, a page at a time. */
export type ChainPage = {
  readonly projectId: string;
  /** Where the project says its chain ends. */
  readonly end: ChainEnd;
  readonly revisions: readonly ChainedRevision[];
  /** Give as `after` to get the next page; null at the end. */
  readonly nextAfter: number | null;
};

/** The first place where a chain does not hold. */
export type ChainBreak = {
  readonly sequence: number;
  readonly docId: string | null;
  readonly reason: keyof typeof chainBreakWords;
};

export const chainBreakWords = {
  missing: "the revision that belongs here is not there",
  unlinked: "it does not follow upon the revision before it",
  altered: "what it says is not what its hash was made of",
  cut: "the chain ends elsewhere than the project says",
  differs: "the doc does not say what its newest revision says",
  forgotten: "it is not the revision that was noted earlier",
} as const;

/** What checking a chain found: it holds up to `end`, and where it does not go on holding. */
export type ChainReport = { readonly isWhole: boolean; readonly end: ChainEnd; readonly broken: ChainBreak | null };

/** A chain before its first revision. */
export const emptyChain: ChainEnd = { sequence: 0, hash: null };

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Sha256 = (text: string) => string;

/**
 * Follows a chain from where it is known to hold over the revisions that come next, in their order. Gives how far it holds,
 * and the first revision that does not: one left out, not following upon the one before, or other than its hash says.
 */
export function followChain(
  projectId: string,
  from: ChainEnd,
  revisions: readonly ChainedRevision[],
  sha256: Sha256,
): ChainReport {
  let end = from;
  for (const revision of revisions) {
    const reason = reasonAgainst(projectId, end, revision, sha256);
    if (reason !== null) return { isWhole: false, end, broken: { ...placeOf(end, revision, reason), reason } };
    end = { sequence: revision.sequence, hash: revision.hash };
  }
  return { isWhole: true, end, broken: null };
}

/** Holds where a chain was found to end against where it is said to end: a tail that was cut off shows here alone. */
export function closeChain(found: ChainReport, said: ChainEnd): ChainReport {
  const { end, broken } = found;
  if (broken !== null || (end.sequence === said.sequence && end.hash === said.hash)) return found;
  const at = { sequence: Math.min(end.sequence, said.sequence) + 1, docId: null };
  return { isWhole: false, end, broken: { ...at, reason: "cut" } };
}

/** The hash of a revision as `save_doc` makes it: over netstrings, in the order that the migration says. */
export function hashOfRevision(projectId: string, revision: ChainedRevision, sha256: Sha256): string {
  const { previousHash, sequence, docId, field, number, kind, text, reason, authorId, origin } = revision;
  const { migrationId, restoredFromId, at } = revision;
  const told = [
    previousHash,
    projectId,
    `${sequence}`,
    docId,
    field,
    `${number}`,
    kind,
    text,
    reason,
    authorId,
    origin,
  ];
  return sha256([...told, migrationId, restoredFromId, microsecondsOf(at)].map(netstring).join(""));
}

function reasonAgainst(projectId: string, end: ChainEnd, revision: ChainedRevision, sha256: Sha256) {
  if (revision.sequence !== end.sequence + 1) return "missing";
  if (revision.previousHash !== end.hash) return "unlinked";
  return hashOfRevision(projectId, revision, sha256) === revision.hash ? null : "altered";
}

function placeOf(end: ChainEnd, { sequence, docId }: ChainedRevision, reason: ChainBreak["reason"]) {
  return reason === "missing" ? { sequence: end.sequence + 1, docId: null } : { sequence, docId };
}

const encoder = new TextEncoder();

function netstring(value: string | null): string {
  return value === null ? "-," : `${encoder.encode(value).length}:${value},`;
}

/** Microseconds since 1970, which do not fit into a number of milliseconds. */
function microsecondsOf(at: string): string {
  const [, second = "", micros = ""] = /^(.*)\.(\d{6})Z$/.exec(at) ?? [];
  return `${BigInt(Date.parse(`${second}Z`)) * 1000n + BigInt(micros || "0")}`;
}
