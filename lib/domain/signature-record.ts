import { microsecondsOf, netstrings, type Sha256 } from "./hash-chain";

/** A signature with everything its digest covers. Digests are hexadecimal, times ISO 8601 in UTC with six decimals. */
export type SignatureRecord = {
  readonly id: string;
  readonly number: number;
  readonly signerId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly meaning: string;
  /** The head migration; 0 and null before the first import. */
  readonly position: number;
  readonly version: string | null;
  readonly path: string | null;
  readonly checksum: string | null;
  readonly importSerial: number;
  readonly schemaDigest: string;
  /** The end of the chain of revisions. */
  readonly revisionSequence: number;
  readonly revisionHash: string | null;
  /** Lists and JSON as PostgreSQL writes them: the digest is made of these very letters. */
  readonly texts: string;
  readonly pages: string;
  readonly evaluations: string;
  readonly waivers: string;
  readonly policyNumber: number;
  readonly isAuthor: boolean;
  readonly completes: string | null;
  readonly reauthenticatedBy: string;
  readonly reauthenticatedAt: string;
  readonly at: string;
  readonly digest: string;
};

/** That a signature was withdrawn. */
export type WithdrawalRecord = {
  readonly signatureId: string;
  readonly actorId: string;
  readonly reason: string;
  readonly at: string;
  readonly digest: string;
};

/** The digest of a signature as `digest_of_signature` makes it: over netstrings, in the order that the migration says. */
export function digestOfSignature(projectId: string, signature: SignatureRecord, sha256: Sha256): string {
  const { id, number, signerId, name, email, role, meaning, position, version, path, checksum } = signature;
  const { importSerial, schemaDigest, revisionSequence, revisionHash, texts, pages, evaluations, waivers } = signature;
  const { policyNumber, isAuthor, completes, reauthenticatedBy, reauthenticatedAt, at } = signature;
  const who = [id, projectId, `${number}`, signerId, name, email, role, meaning];
  const schema = [`${position}`, version, path, checksum, `${importSerial}`, schemaDigest];
  const docs = [`${revisionSequence}`, revisionHash, texts, pages, evaluations, waivers];
  const how = [`${policyNumber}`, `${isAuthor}`, completes, reauthenticatedBy, microsecondsOf(reauthenticatedAt)];
  return sha256(netstrings([...who, ...schema, ...docs, ...how, microsecondsOf(at)]));
}

/** The digest of a withdrawal as its trigger makes it. */
export function digestOfWithdrawal(projectId: string, withdrawal: WithdrawalRecord, sha256: Sha256): string {
  const { signatureId, actorId, reason, at } = withdrawal;
  return sha256(netstrings([signatureId, projectId, actorId, reason, microsecondsOf(at)]));
}
