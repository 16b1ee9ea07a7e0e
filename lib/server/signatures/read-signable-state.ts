import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

/** What a signature made now would be of, but for how the checklists stand. */
export type SignableState = {
  /** Of the head migration; 0 before the first import. */
  readonly position: number;
  readonly importSerial: number;
  /** SHA-256 over every object at head, in hexadecimal. */
  readonly schemaDigest: string;
  /** The place in the chain of the newest writing that it covers. */
  readonly writtenSequence: number;
  /** Every checklist by identity: version and digest of its text; null for one that was removed. */
  readonly texts: Readonly<Record<string, readonly [version: number, digest: string] | null>>;
};

/** Reads what stands to be signed; the database fills a signature from the same. */
export async function readSignableState(db: Transaction, projectId: string): Promise<SignableState> {
  const [state] = await db.$queryRaw<SignableState[]>(Prisma.sql`
    SELECT s.position, s.import_serial AS "importSerial", encode(s.schema_digest, 'hex') AS "schemaDigest",
      s.written_sequence::float8 AS "writtenSequence", s.texts FROM signable_state(${projectId}::uuid) s`);
  if (!state) throw new Error(`There is no project ${projectId}.`);
  return state;
}
