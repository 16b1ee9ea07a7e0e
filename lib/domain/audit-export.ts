import { z } from "zod";
import { type ChainedAudit, hashOfAudit } from "./audit-chain";
import type { ChainLink, Sha256 } from "./hash-chain";
import { type ChainedRevision, hashOfRevision } from "./revision-chain";
import type { SignatureRecord, WithdrawalRecord } from "./signature-record";

/** What the first line of an export says it is. */
export const EXPORT_FORMAT = "strata-audit-export-1";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const microsecond = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
const id = z.string();
const link = { sequence: z.int().positive(), previousHash: hash.nullable(), hash };
const end = z.strictObject({ sequence: z.int().nonnegative(), hash: hash.nullable() });

const header = z.strictObject({
  type: z.literal("header"),
  format: z.literal(EXPORT_FORMAT),
  /** The project's identity, or the instance's, which its hashes begin with. */
  chainId: id,
  project: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** Where the chains end in this export, by the type of their records. */
  ends: z.strictObject({ audit: end, revision: end }),
  /** What checkpoints are signed with now. */
  publicKey: z.string().nullable(),
});

/** Who an identity is. Of no chain: a name can be erased. */
const person = z.strictObject({ type: z.literal("person"), id, name: z.string() });

const audit = z.strictObject({
  type: z.literal("audit"),
  id,
  at: microsecond,
  origin: z.string(),
  actorId: id.nullable(),
  tokenId: id.nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.string(),
  ...link,
}) satisfies z.ZodType<ChainedAudit>;

const revision = z.strictObject({
  type: z.literal("revision"),
  docId: id,
  field: z.string(),
  number: z.int(),
  kind: z.string(),
  text: z.string(),
  reason: z.string().nullable(),
  authorId: id,
  origin: z.string(),
  migrationId: id.nullable(),
  restoredFromId: id.nullable(),
  at: microsecond,
  ...link,
}) satisfies z.ZodType<ChainedRevision>;

const signature = z.strictObject({
  type: z.literal("signature"),
  id,
  number: z.int().positive(),
  signerId: id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  meaning: z.string(),
  position: z.int().nonnegative(),
  version: z.string().nullable(),
  path: z.string().nullable(),
  checksum: z.string().nullable(),
  importSerial: z.int().nonnegative(),
  schemaDigest: hash,
  revisionSequence: z.int().nonnegative(),
  revisionHash: hash.nullable(),
  texts: z.string(),
  pages: z.string(),
  evaluations: z.string(),
  waivers: z.string(),
  policyNumber: z.int().nonnegative(),
  isAuthor: z.boolean(),
  completes: z.string().nullable(),
  reauthenticatedBy: z.string(),
  reauthenticatedAt: microsecond,
  at: microsecond,
  digest: hash,
}) satisfies z.ZodType<SignatureRecord>;

const withdrawal = z.strictObject({
  type: z.literal("withdrawal"),
  signatureId: id,
  actorId: id,
  reason: z.string(),
  at: microsecond,
  digest: hash,
}) satisfies z.ZodType<WithdrawalRecord>;

const checkpoint = z.strictObject({
  type: z.literal("checkpoint"),
  statement: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

/** The last line: the digest of all lines before it, signed where the instance has a key. */
const seal = z.strictObject({
  type: z.literal("seal"),
  sha256: hash,
  publicKey: z.string().nullable(),
  signature: z.string().nullable(),
});

/** One line of an export: the header, then signatures, then records in any order that keeps each chain's, then the seal. */
export const exportRecord = z.discriminatedUnion("type", [
  header,
  person,
  signature,
  withdrawal,
  audit,
  revision,
  checkpoint,
  seal,
]);
export type ExportRecord = z.infer<typeof exportRecord>;
export type ExportHeader = z.infer<typeof header>;

/** A record that is a link of a chain. The chains of an export are named by the type of their records. */
export type ChainedRecord = Extract<ExportRecord, ChainLink>;
export type ExportChain = ChainedRecord["type"];

/** The hash of a link as it has to be. */
export function hashOfRecord(chainId: string, record: ChainedRecord, sha256: Sha256): string {
  return record.type === "audit" ? hashOfAudit(chainId, record, sha256) : hashOfRevision(chainId, record, sha256);
}

/** The text that a seal's signature is of. */
export function sealStatement(sha256: string): string {
  return `Strata export 1\n${sha256}\n`;
}
