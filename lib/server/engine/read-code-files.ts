import "server-only";
import type { CodeFinding, CodeOptions, CodeReading, CodeReference, SourceFile } from "@/migrations-import/index";
import { type EngineHost, engineHost } from "./engine-host";
import { inPieces, type ToEngine } from "./protocol";

/**
 * The engine's `readCode`, beside this process. Throws `too_large` where the files take more time or memory than they may,
 * `unavailable` where too many wait already.
 */
export async function readCodeFiles(
  files: readonly SourceFile[],
  options: CodeOptions,
  host: EngineHost = engineHost(),
): Promise<CodeReading> {
  const references: CodeReference[] = [];
  const findings: CodeFinding[] = [];
  let read: Omit<CodeReading, "references" | "findings"> | null = null;
  await host.run({
    messages: () => messages(files, options),
    bytes: files.reduce((sum, file) => sum + file.bytes.length, 0),
    about: "reading the code",
    heard: (message) => {
      if (message.kind === "references") references.push(...message.references);
      else if (message.kind === "findings") findings.push(...message.findings);
      else if (message.kind === "codeRead") read = message.reading;
    },
  });
  return merge(read, references, findings);
}

function* messages(files: readonly SourceFile[], { dialect, objects }: CodeOptions): Generator<ToEngine> {
  for (const { path, bytes } of files) yield { kind: "file", file: { path, bytes } };
  for (const piece of inPieces(objects)) yield { kind: "objects", objects: piece };
  yield { kind: "code", dialect };
}

function merge(
  read: Omit<CodeReading, "references" | "findings"> | null,
  references: readonly CodeReference[],
  findings: readonly CodeFinding[],
): CodeReading {
  if (read === null) throw new Error("the engine read code and did not tell what it found");
  return { ...read, references, findings };
}
