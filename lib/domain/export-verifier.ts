import {
  type ChainedRecord,
  type ExportChain,
  type ExportHeader,
  type ExportRecord,
  hashOfRecord,
} from "./audit-export";
import { type Checkpoint, readCheckpoint, type SignedCheckpoint } from "./checkpoint";
import type { ExportBreak, ExportReport, SignedEnd } from "./export-report";
import { type ChainEnd, emptyChain, isSameEnd, type Sha256 } from "./hash-chain";
import { SignatureVerifier } from "./signature-verifier";

/** What a verifier is given besides the records. */
export type VerifierTools = {
  readonly sha256: Sha256;
  /** Whether a signature of a text is by a key. */
  readonly isSigned: (signed: SignedCheckpoint) => boolean;
  /** The keys that everything must be signed by one of; any where none is given. */
  readonly keys?: readonly string[] | undefined;
  /** Checkpoints that were kept elsewhere: the chains must pass through each of them. */
  readonly kept?: readonly Checkpoint[] | undefined;
};

type Reason = ExportBreak["reason"];

function breakAt(reason: Reason, type: string, sequence: number | null = null, id: string | null = null): ExportBreak {
  return { type, sequence, id, reason };
}

/**
 * Follows the records of an export, one after the other, and finds the first that does not fit. It keeps the ends of the chains and
 * nothing of the records but the digests of signatures, so that an export may have any size.
 */
export class ExportVerifier {
  readonly #tools: VerifierTools;
  readonly #signatures: SignatureVerifier;
  readonly #ends: Record<ExportChain, ChainEnd> = { audit: emptyChain, revision: emptyChain };
  readonly #kept: Readonly<Record<ExportChain, Map<number, string | null>>> = { audit: new Map(), revision: new Map() };
  #header: ExportHeader | null = null;
  #signed: SignedEnd | null = null;

  constructor(tools: VerifierTools) {
    this.#tools = tools;
    this.#signatures = new SignatureVerifier(tools.sha256);
  }

  /** Takes the next record. Gives what is wrong with it; nothing more is to be given after that. */
  take(record: ExportRecord): ExportBreak | null {
    if (record.type === "header") return this.#begin(record);
    if (this.#header === null) return breakAt("header", record.type);
    if (record.type === "checkpoint") return this.#compare(this.#header, record);
    if (record.type === "signature" || record.type === "withdrawal") return this.#hold(this.#header.chainId, record);
    return record.type === "audit" || record.type === "revision" ? this.#follow(this.#header.chainId, record) : null;
  }

  /** Takes the end of the records. Gives which chain ends too early, or elsewhere than the header or a kept checkpoint says. */
  end(): ExportBreak | null {
    if (this.#header === null) return breakAt("header", "header");
    for (const chain of Object.keys(this.#kept) as readonly ExportChain[]) {
      const { sequence } = this.#ends[chain];
      const isShort = [...this.#kept[chain].keys()].some((kept) => kept > sequence);
      if (isShort || !isSameEnd(this.#ends[chain], this.#header.ends[chain]))
        return breakAt("cut", chain, sequence + 1);
    }
    const left = this.#signatures.left();
    return left && { ...left, sequence: null };
  }

  /** What was found so far. */
  report(broken: ExportBreak | null): ExportReport {
    return { ends: { ...this.#ends }, signed: this.#signed, broken };
  }

  #begin(header: ExportHeader): ExportBreak | null {
    if (this.#header !== null) return breakAt("header", "header");
    this.#header = header;
    const kept = this.#tools.kept?.filter(({ chainId }) => chainId === header.chainId);
    if (kept?.length === 0) return breakAt("elsewhere", "header");
    for (const { ends } of kept ?? [])
      for (const chain of Object.keys(this.#kept) as readonly ExportChain[])
        this.#kept[chain].set(ends[chain]?.sequence ?? 0, ends[chain]?.hash ?? null);
    return null;
  }

  #hold(projectId: string, record: Extract<ExportRecord, { type: "signature" | "withdrawal" }>): ExportBreak | null {
    const reason = this.#signatures.take(projectId, record);
    const id = record.type === "signature" ? record.id : record.signatureId;
    return reason && breakAt(reason, record.type, null, id);
  }

  #follow(chainId: string, record: ChainedRecord): ExportBreak | null {
    const end = this.#ends[record.type];
    const id = record.type === "audit" ? record.id : record.docId;
    if (record.sequence !== end.sequence + 1) return breakAt("missing", record.type, end.sequence + 1);
    const reason = this.#reasonAgainst(chainId, end, record);
    if (reason !== null) return breakAt(reason, record.type, record.sequence, id);
    this.#ends[record.type] = { sequence: record.sequence, hash: record.hash };
    return null;
  }

  #reasonAgainst(chainId: string, end: ChainEnd, record: ChainedRecord): Reason | null {
    if (record.previousHash !== end.hash) return "unlinked";
    if (hashOfRecord(chainId, record, this.#tools.sha256) !== record.hash) return "altered";
    const kept = this.#kept[record.type].get(record.sequence);
    if (kept !== undefined && kept !== record.hash) return "forgotten";
    return record.type === "audit"
      ? this.#signatures.meetAudit(record)
      : this.#signatures.meetRevision(record.sequence, record.hash);
  }

  #compare({ chainId }: ExportHeader, signed: SignedCheckpoint): ExportBreak | null {
    const checkpoint = readCheckpoint(signed.statement);
    const sequence = checkpoint?.ends.audit?.sequence ?? null;
    const reason = this.#reasonAgainstCheckpoint(chainId, checkpoint, signed);
    if (reason !== null || checkpoint === null) return breakAt(reason ?? "forged", "checkpoint", sequence);
    this.#signed = { sequence: this.#ends.audit.sequence, at: checkpoint.at, publicKey: signed.publicKey };
    return null;
  }

  #reasonAgainstCheckpoint(chainId: string, checkpoint: Checkpoint | null, signed: SignedCheckpoint): Reason | null {
    if (checkpoint === null || !this.#tools.isSigned(signed)) return "forged";
    if (this.#tools.keys?.includes(signed.publicKey) === false) return "other key";
    const ends = Object.entries(this.#ends);
    const fits = ends.every(([chain, end]) => isSameEnd(end, checkpoint.ends[chain] ?? emptyChain));
    return fits && checkpoint.chainId === chainId ? null : "contradicted";
  }
}
