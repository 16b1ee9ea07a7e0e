import { createHash, hash } from "node:crypto";
import { type ExportRecord, exportRecord, sealStatement } from "@/lib/domain/audit-export";
import type { ExportBreak, ExportReport } from "@/lib/domain/export-report";
import { ExportVerifier, type VerifierTools } from "@/lib/domain/export-verifier";
import { isSigned } from "./is-signed";
import { splitLines } from "./split-lines";

/** What an export is held against besides itself. */
export type Trusted = Pick<VerifierTools, "keys" | "kept">;

/** What was found, the line of the export it was found at (counted from 1), and whether the whole is signed. */
export type FileReport = ExportReport & { readonly line: number; readonly isSealed: boolean };

type Seal = Extract<ExportRecord, { type: "seal" }>;

/** Follows an export from its bytes to the first record that does not fit. Nothing of it is kept, whatever its size. */
export async function verifyExport(chunks: AsyncIterable<Uint8Array>, trusted: Trusted): Promise<FileReport> {
  const verifier = new ExportVerifier({ sha256: (text) => hash("sha256", text), isSigned, ...trusted });
  const digest = createHash("sha256");
  let seal: Seal | null = null;
  let line = 0;
  const report = (broken: ExportBreak | null) => ({
    ...verifier.report(broken),
    line,
    isSealed: seal?.publicKey != null,
  });
  for await (const lines of splitLines(chunks)) {
    for (const text of lines) {
      line += 1;
      const record: ExportRecord | null = seal === null ? read(text) : null;
      if (record === null) return report(sealBreak(seal === null ? "unreadable" : "unsealed"));
      const broken: ExportBreak | null = record.type === "seal" ? null : verifier.take(record);
      if (broken !== null) return report(broken);
      if (record.type === "seal") seal = record;
      else digest.update(`${text}\n`);
    }
  }
  return report(verifier.end() ?? reasonAgainst(seal, digest.digest("hex"), trusted.keys));
}

function read(text: string): ExportRecord | null {
  try {
    return exportRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function reasonAgainst(seal: Seal | null, sha256: string, keys: Trusted["keys"]): ExportBreak | null {
  if (seal === null) return sealBreak("unsealed");
  const { publicKey, signature } = seal;
  const isByKey =
    publicKey === null
      ? signature === null
      : isSigned({ statement: sealStatement(sha256), publicKey, signature: signature ?? "" });
  if (seal.sha256 !== sha256 || !isByKey) return sealBreak("opened");
  return keys === undefined || keys.includes(publicKey ?? "") ? null : sealBreak("other key");
}

function sealBreak(reason: ExportBreak["reason"]): ExportBreak {
  return { type: reason === "unreadable" ? "line" : "seal", sequence: null, id: null, reason };
}
