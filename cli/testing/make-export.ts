import { createHash, generateKeyPairSync, hash, sign } from "node:crypto";
import {
  type ChainedRecord,
  EXPORT_FORMAT,
  type ExportRecord,
  hashOfRecord,
  sealStatement,
} from "@/lib/domain/audit-export";
import { type SignedCheckpoint, writeCheckpoint } from "@/lib/domain/checkpoint";
import { type ChainEnd, emptyChain } from "@/lib/domain/hash-chain";

/** Signs a text as an instance does. */
export type Signer = (statement: string) => SignedCheckpoint;

/** A signer with a key of its own. */
export function makeSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const exported = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  return (statement) => {
    const signature = sign(null, Buffer.from(statement), privateKey).toString("base64");
    return { statement, publicKey: exported, signature };
  };
}

export const chainId = "6f1d3f0e-0000-4000-8000-000000000001";
const person = "6f1d3f0e-0000-4000-8000-000000000002";
const at = "2026-11-22T02:00:00.123456Z";
const sha256 = (text: string) => hash("sha256", text);

type Size = { readonly audit: number; readonly checkpointEvery: number; readonly said?: (place: number) => string };

/** The records of an export with so many rows of the log, one revision for every fifth, all with right hashes. */
export function* makeRecords(signer: Signer, { audit, checkpointEvery, said = String }: Size): Generator<ExportRecord> {
  const ends: Record<ChainedRecord["type"], ChainEnd> = { audit: emptyChain, revision: emptyChain };
  const linked = (record: ChainedRecord): ChainedRecord => {
    const { sequence, hash: previousHash } = ends[record.type];
    const next = { ...record, sequence: sequence + 1, previousHash };
    const made = { ...next, hash: hashOfRecord(chainId, next, sha256) };
    ends[record.type] = { sequence: made.sequence, hash: made.hash };
    return made;
  };
  for (let place = 1; place <= audit; place++) {
    yield linked(auditRow(place, said(place)));
    if (place % 5 === 0) yield linked(revisionOf(place, said(place)));
    if (place % checkpointEvery === 0) yield { type: "checkpoint", ...signer(writeCheckpoint({ chainId, at, ends })) };
  }
}

/** The lines of an export with these records. Its ends are those of the records; its seal is by the signer. */
export function* makeLines(signer: Signer, records: Iterable<ExportRecord>, ends: Ends): Generator<string> {
  const { publicKey } = signer("");
  const digest = createHash("sha256");
  const project = { slug: "shop", name: "Shop" };
  const header: ExportRecord = { type: "header", format: EXPORT_FORMAT, chainId, project, at, ends, publicKey };
  for (const record of [header, { type: "person" as const, id: person, name: "Mira" }]) yield put(record);
  for (const record of records) yield put(record);
  const sha = digest.digest("hex");
  const { signature } = signer(sealStatement(sha));
  yield `${JSON.stringify({ type: "seal", sha256: sha, publicKey, signature })}\n`;

  function put(record: ExportRecord): string {
    const line = `${JSON.stringify(record)}\n`;
    digest.update(line);
    return line;
  }
}

export type Ends = Readonly<Record<ChainedRecord["type"], ChainEnd>>;

/** Where the chains of these records end. */
export function endsOf(records: Iterable<ExportRecord>): Ends {
  const ends = { audit: emptyChain, revision: emptyChain };
  for (const record of records)
    if (record.type === "audit" || record.type === "revision")
      ends[record.type] = { sequence: record.sequence, hash: record.hash };
  return ends;
}

const unlinked = { sequence: 0, previousHash: null, hash: "" };

function auditRow(place: number, said: string): ChainedRecord {
  const detail = `{"field": "purpose", "number": ${place}, "said": "${said}"}`;
  const what = { origin: "person", actorId: person, tokenId: null, action: "doc.edit", subject: person, detail };
  return { type: "audit", id: String(place * 2), at, ...what, ...unlinked };
}

function revisionOf(place: number, said: string): ChainedRecord {
  const text = `Käufer, 客, 🧁: ${said}`;
  const what = { docId: person, field: "purpose", number: place, kind: "edit", text, reason: null, origin: "person" };
  return { type: "revision", ...what, authorId: person, migrationId: null, restoredFromId: null, at, ...unlinked };
}
