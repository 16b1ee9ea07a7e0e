import "server-only";
import { createHash } from "node:crypto";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import type { ImportPreview } from "@/lib/domain/import-view";
import type { Viewer } from "@/lib/domain/viewer";
import type { SourceFile } from "@/migrations-import/index";
import { recordAudit, tokenOf } from "../audit/record";
import { jsonInSql } from "../catalog-store/bulk";
import { getDb, type Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { planImport } from "./plan-import";
import { previewPlan } from "./preview-plan";
import { readPlanCode, takeApart } from "./read-plan-code";
import { rememberRun } from "./recent-runs";
import { type OnProgress, runPlan } from "./run-plan";
import { TRANSACTION } from "./transaction";

/** How long a preview waits to be applied. */
export const STAGED_FOR_MS = 60 * 60 * 1000;

/** Files for a project, and what is known about them. */
export type StageInput = {
  readonly slug: string;
  readonly files: readonly SourceFile[];
  /** How many files came along that cannot matter. */
  readonly leftOut?: number;
  readonly layout?: LayoutChoice;
  readonly dialect?: DialectChoice;
  /** Takes only the migrations up to this version. */
  readonly upTo?: string;
  /** The files are the whole history: what the project has and they do not hold is removed. */
  readonly wholeHistory?: boolean;
  /** What only running can tell is run in a throwaway sandbox. */
  readonly runDynamic?: boolean;
};

/**
 * Reads files as an import into a project and tells what it would do. The files wait, seen by nobody, for an hour to be
 * applied; the project is not touched. Throws `invalid`, naming the file, where there is nothing to import.
 */
export async function stageImport(
  viewer: Viewer,
  input: StageInput,
  onProgress: OnProgress = () => {},
): Promise<ImportPreview> {
  const project = await authorizeProject(viewer, input.slug, "import.run");
  const { layout = "auto", dialect = "auto", upTo, wholeHistory = false, runDynamic = false } = input;
  const choices = { layout, dialect, upTo, wholeHistory, runDynamic };
  const files = takeApart(input.files);
  const plan = await planImport(project.id, files.migrations, choices);
  const run = await runPlan(plan, onProgress);
  const code = await readPlanCode(plan, run, files.code);
  const preview = await previewPlan(plan, run, code);
  const expiresAt = new Date(Date.now() + STAGED_FOR_MS);
  const told = { ...preview, leftOut: input.leftOut ?? 0, expiresAt: expiresAt.toISOString() };
  const importId = await getDb().$transaction(async (tx) => {
    await forgetExpired(tx);
    const staged = await tx.import.create({
      data: {
        projectId: project.id,
        actorId: viewer.userId,
        tokenId: tokenOf(viewer),
        baseSerial: plan.serial,
        setDigest: digestOf(input.files),
        layout: plan.layout,
        dialect: plan.dialect,
        options: { layout, dialect, wholeHistory, runDynamic, ...(upTo === undefined ? {} : { upTo }) },
        preview: {},
        expiresAt,
      },
      select: { id: true },
    });
    await insertPreview(tx, staged.id, told);
    await insertFiles(tx, staged.id, input.files);
    const detail = { files: input.files.length };
    await recordAudit(viewer, { action: "import.stage", projectId: project.id, subject: staged.id, detail }, tx);
    return staged.id;
  }, TRANSACTION);
  rememberRun(importId, { plan, run, code, preview }, input.files);
  return { importId, ...told };
}

/** SHA-256 over the paths and checksums of files, in the order of their paths. */
function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${createHash("sha256").update(bytes).digest("hex")}\n`);
  }
  return hash.digest("hex");
}

async function forgetExpired(tx: Transaction): Promise<void> {
  await tx.import.deleteMany({ where: { status: "staged", expiresAt: { lt: new Date() } } });
}

const FILES_A_STATEMENT = 500;
const BYTES_A_STATEMENT = 16 * 1024 * 1024;

async function insertFiles(tx: Transaction, importId: string, files: readonly SourceFile[]): Promise<void> {
  let batch: { importId: string; path: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let size = 0;
  const flush = async () => {
    if (batch.length > 0) await tx.importFile.createMany({ data: batch });
    batch = [];
    size = 0;
  };
  for (const { path, bytes } of files) {
    batch.push({ importId, path, bytes: new Uint8Array(bytes) });
    size += bytes.length;
    if (batch.length >= FILES_A_STATEMENT || size >= BYTES_A_STATEMENT) await flush();
  }
  await flush();
}

/** As text: a preview can list a hundred thousand changes, and the database client would walk through all of them. */
async function insertPreview(
  tx: Transaction,
  importId: string,
  preview: Omit<ImportPreview, "importId">,
): Promise<void> {
  const json = jsonInSql(JSON.stringify(preview));
  await tx.$executeRaw`UPDATE imports SET preview = ${json} WHERE id = ${importId}::uuid`;
}
