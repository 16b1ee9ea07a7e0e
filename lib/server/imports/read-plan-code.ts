import "server-only";
import { createHash } from "node:crypto";
import { mayBeCode } from "@/lib/domain/code-files";
import type { ImportCode } from "@/lib/domain/code-view";
import type { CodeFinding, CodeReading, SourceFile } from "@/migrations-import/index";
import { getDb } from "../db";
import { readCodeFiles } from "../engine/read-code-files";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";

/** Code read beside the catalog that a plan comes to. `digest` is the same where it says the same. */
export type PlanCode = { readonly reading: CodeReading; readonly digest: string; readonly isNew: boolean };

/** The files of an import apart: what migrations are made of, and code. */
export function takeApart(files: readonly SourceFile[]): {
  readonly migrations: readonly SourceFile[];
  readonly code: readonly SourceFile[];
} {
  return {
    migrations: files.filter((file) => !mayBeCode(file.path)),
    code: files.filter((file) => mayBeCode(file.path)),
  };
}

/** Reads the code that came with an import. Null where none came, or none of it describes this database. */
export async function readPlanCode(
  plan: ImportPlan,
  run: RunPlan,
  code: readonly SourceFile[],
): Promise<PlanCode | null> {
  if (code.length === 0) return null;
  const reading = await readCodeFiles(code, { dialect: plan.dialect, objects: run.objects });
  if (reading.files.length === 0) return null;
  const { files, references, findings } = reading;
  const digest = createHash("sha256").update(JSON.stringify({ files, references, findings })).digest("hex");
  return { reading, digest, isNew: digest !== (await digestBefore(plan.projectId)) };
}

async function digestBefore(projectId: string): Promise<string | null> {
  const [row] = await getDb().$queryRaw<{ digest: string | null }[]>`
    SELECT code ->> 'digest' AS digest FROM imports
    WHERE project_id = ${projectId}::uuid AND status = 'applied' AND code IS NOT NULL ORDER BY applied_at DESC LIMIT 1`;
  return row?.digest ?? null;
}

/** How many findings a preview shows. */
const SHOWN = 200;

/** What there is to say about the code of an import before it is applied. */
export function describeCode(code: PlanCode | null): ImportCode | null {
  if (code === null) return null;
  const { files, references, findings } = code.reading;
  return {
    files,
    references: references.length,
    findings: findings.length,
    shown: findings.slice(0, SHOWN).map(toShown),
    isNew: code.isNew,
  };
}

function toShown(finding: CodeFinding): ImportCode["shown"][number] {
  const { object: _, table: _table, ...shown } = finding;
  return shown;
}
