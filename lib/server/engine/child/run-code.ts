import { type CodeOptions, readCode, type SourceFile } from "@/migrations-import/index";
import { type FromEngine, inPieces } from "../protocol";

type Tell = (message: FromEngine) => Promise<void>;

/** Reads code beside a catalog, and tells what it declares and where it disagrees in pieces. */
export async function runCode(files: readonly SourceFile[], options: CodeOptions, tell: Tell): Promise<void> {
  const { references, findings, ...reading } = await readCode(files, options);
  for (const piece of inPieces(references)) await tell({ kind: "references", references: piece });
  for (const piece of inPieces(findings)) await tell({ kind: "findings", findings: piece });
  await tell({ kind: "codeRead", reading });
  await tell({ kind: "done", memoryBytes: process.memoryUsage.rss() });
}
