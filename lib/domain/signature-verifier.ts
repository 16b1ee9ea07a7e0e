import type { ExportRecord } from "./audit-export";
import type { ExportBreak } from "./export-report";
import type { Sha256 } from "./hash-chain";
import { digestOfSignature, digestOfWithdrawal } from "./signature-record";

type Signed = Extract<ExportRecord, { readonly type: "signature" | "withdrawal" }>;
type Reason = ExportBreak["reason"] | null;

/** What the audit log calls the making of each. */
const actions = { signature: "signature.sign", withdrawal: "signature.withdraw" } as const;

/**
 * Holds signatures and withdrawals, which stand before the chains in an export, against them: each has its one row of the audit log,
 * which holds its digest, and the docs that a signature is of are those of the chain of revisions. Of each it keeps two digests.
 */
export class SignatureVerifier {
  readonly #sha256: Sha256;
  /** Digests whose row of the log has not come yet, by action and signature. */
  readonly #unrecorded = new Map<string, string>();
  /** By place in the chain of revisions the hash that signatures say is there. */
  readonly #signedHashes = new Map<number, string>();
  /** The number of the newest signature taken: those of a project are numbered one after the other. */
  #number = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  /** Takes a signature or a withdrawal; gives what is wrong with it by itself. */
  take(projectId: string, record: Signed): Reason {
    const isSignature = record.type === "signature";
    const digest = isSignature
      ? digestOfSignature(projectId, record, this.#sha256)
      : digestOfWithdrawal(projectId, record, this.#sha256);
    if (digest !== record.digest) return "altered";
    if (isSignature && record.number !== this.#number + 1) return "missing";
    const key = `${actions[record.type]} ${isSignature ? record.id : record.signatureId}`;
    if (this.#unrecorded.has(key)) return "unrecorded";
    this.#unrecorded.set(key, digest);
    if (!isSignature) return null;
    this.#number = record.number;
    return this.#expect(record.revisionSequence, record.revisionHash);
  }

  #expect(sequence: number, hash: string | null): Reason {
    if (sequence === 0) return hash === null ? null : "other docs";
    const known = this.#signedHashes.get(sequence);
    if (hash === null || (known !== undefined && known !== hash)) return "other docs";
    this.#signedHashes.set(sequence, hash);
    return null;
  }

  /** Takes a row of the audit log; gives what is wrong where it is of a signature. */
  meetAudit(row: Extract<ExportRecord, { readonly type: "audit" }>): Reason {
    if (row.action !== actions.signature && row.action !== actions.withdrawal) return null;
    const key = `${row.action} ${row.subject}`;
    const digest = this.#unrecorded.get(key);
    if (digest === undefined) return "unsigned";
    this.#unrecorded.delete(key);
    const { digest: recorded } = JSON.parse(row.detail) as { readonly digest?: unknown };
    return recorded === digest ? null : "unsigned";
  }

  /** Takes the hash of a place in the chain of revisions; gives what is wrong where a signature says it is another. */
  meetRevision(sequence: number, hash: string): Reason {
    const signed = this.#signedHashes.get(sequence);
    this.#signedHashes.delete(sequence);
    return signed === undefined || signed === hash ? null : "other docs";
  }

  /** The first signature or withdrawal that no row of the log is of, or that is of docs the chain does not reach; null where there is none. */
  left(): Pick<ExportBreak, "type" | "id" | "reason"> | null {
    const [key] = this.#unrecorded.keys();
    if (key !== undefined) return { type: "signature", id: key.split(" ")[1] ?? null, reason: "unrecorded" };
    return this.#signedHashes.size === 0 ? null : { type: "signature", id: null, reason: "other docs" };
  }
}
