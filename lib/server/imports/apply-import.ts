import "server-only";
import type { ImportOutcome } from "@/lib/domain/import-view";
import type { Viewer } from "@/lib/domain/viewer";
import type { SourceFile } from "@/migrations-import/index";
import { recordAudit } from "../audit/record";
import { recordingRefusal } from "../audit/record-refusal";
import { clearOrphans } from "../catalog-store/clear-orphans";
import { refreshStatistics } from "../catalog-store/refresh-statistics";
import { clearVersions, writeVersions } from "../catalog-store/write-versions";
import { getDb, type Transaction } from "../db";
import { takeNamedOwners } from "../owners/take-named-owners";
import { authorizeProject } from "../projects/authorize-project";
import { refuseLostRight } from "../projects/refuse-lost-right";
import { findAppliable, readOutcome, type StagedImport, staleBase } from "./find-staged-import";
import { findTouchedDocs } from "./find-touched-docs";
import { findTwin } from "./find-twin";
import { type ImportPlan, planImport } from "./plan-import";
import { outcomeOf, type PlanPreview, previewPlan } from "./preview-plan";
import { type PlanCode, readPlanCode, takeApart } from "./read-plan-code";
import { type PlannedRun, takeRun } from "./recent-runs";
import { type OnProgress, type RunPlan, runPlan } from "./run-plan";
import { madeObjects, standingObjects } from "./standing-objects";
import { TRANSACTION } from "./transaction";
import { writeCode } from "./write-code";
import { writeDiagnostics, writeMigrations } from "./write-migrations";

/** Which staged import to apply. `acceptHistory`: what is already there may be replayed from edited or inserted files. */
export type ApplyImportInput = { readonly slug: string; readonly importId: string; readonly acceptHistory?: boolean };

/**
 * Brings a project to the state of a staged import, in one transaction: all of it or nothing. Applying it again gives the
 * first outcome again. Throws `conflict` where the project changed since the preview (preview again), where the preview
 * has expired, and, naming the files, where history would change and that was not accepted.
 */
export async function applyImport(
  viewer: Viewer,
  input: ApplyImportInput,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome> {
  const begun = performance.now();
  const wanted = "import.run";
  const project = await authorizeProject(viewer, input.slug, wanted);
  const staged = await findAppliable(viewer, project.id, input);
  if (staged.outcome) return staged.outcome;

  const { plan, run, code, preview } =
    takeRun(staged.id, staged.baseSerial) ?? (await computeRun(project.id, staged, onProgress));
  if (plan.serial !== staged.baseSerial) return twinOf(project.id, staged);
  // People may have written since the preview.
  const told = { ...preview, ...(await findTouchedDocs(plan, run, standingObjects(run))) };
  const store = { viewer, staged, plan, run, code, preview: told, onProgress, begun };
  const storing = getDb().$transaction(async (tx) => {
    const first = await lockProject(tx, store);
    if (first) return first;
    await refuseLostRight(tx, viewer, project.id, wanted);
    return storeImport(tx, store);
  }, TRANSACTION);
  const outcome = await recordingRefusal(storing, viewer, wanted, project.id);
  await refreshStatistics(run.laid.changes.length);
  return outcome;
}

/** Another import was applied since this one was staged: the same files once more, or what makes its preview stale. */
async function twinOf(projectId: string, staged: StagedImport): Promise<ImportOutcome> {
  const twin = await findTwin(getDb(), { projectId, ...staged });
  if (twin === null) throw staleBase();
  return twin;
}

async function computeRun(projectId: string, staged: StagedImport, onProgress: OnProgress): Promise<PlannedRun> {
  const files = takeApart(await readFiles(staged.id));
  const plan = await planImport(projectId, files.migrations, staged.choices);
  const run = await runPlan(plan, onProgress);
  const code = await readPlanCode(plan, run, files.code);
  return { plan, run, code, preview: await previewPlan(plan, run, code) };
}

async function readFiles(importId: string): Promise<readonly SourceFile[]> {
  return getDb().importFile.findMany({
    where: { importId },
    orderBy: { path: "asc" },
    select: { path: true, bytes: true },
  });
}

type Store = {
  readonly viewer: Viewer;
  readonly staged: StagedImport;
  readonly plan: ImportPlan;
  readonly run: RunPlan;
  readonly code: PlanCode | null;
  readonly preview: PlanPreview;
  readonly onProgress: OnProgress;
  readonly begun: number;
};

const STEPS = 3;

async function storeImport(tx: Transaction, store: Store): Promise<ImportOutcome> {
  const { plan, staged, preview, onProgress, viewer } = store;
  onProgress("storing", 0, STEPS, null);
  const orphans = plan.isUnchanged ? [] : await storeCatalog(tx, store);
  if (!plan.isUnchanged) await tellPages(tx, store);
  if (store.code !== null) await writeCode(tx, plan, staged.id, store.code);
  const seconds = Math.round(performance.now() - store.begun) / 1000;
  const outcome = outcomeOf(staged.id, preview, seconds);
  await finishImport(tx, store, outcome, orphans);
  const { migrationsAdded, migrationsEdited, migrationsRemoved, isUnchanged } = outcome;
  const history = plan.history.map(({ kind, path }) => ({ kind, path }));
  // What was there was read anew: signatures of it are dismissed by that.
  const isReplayed = !plan.isContinuation;
  const detail = { migrationsAdded, migrationsEdited, migrationsRemoved, isUnchanged, isReplayed, history };
  await recordAudit(viewer, { action: "import.apply", projectId: plan.projectId, subject: staged.id, detail }, tx);
  onProgress("storing", STEPS, STEPS, null);
  return outcome;
}

/** One import at a time per project; what won meanwhile makes this one's preview stale, unless it was this import or the same files. */
async function lockProject(tx: Transaction, { plan, staged }: Store): Promise<ImportOutcome | null> {
  const [project] = await tx.$queryRaw<{ import_serial: number }[]>`
    SELECT import_serial FROM projects WHERE id = ${plan.projectId}::uuid AND archived_at IS NULL FOR UPDATE`;
  const mine = await tx.import.findUnique({ where: { id: staged.id }, select: { status: true } });
  if (mine?.status === "applied") return readOutcome(tx, staged.id);
  if (!project || !mine) throw staleBase();
  if (project.import_serial === plan.serial) return null;
  const twin = await findTwin(tx, { projectId: plan.projectId, ...staged });
  if (twin === null) throw staleBase();
  return twin;
}

async function storeCatalog(tx: Transaction, { viewer, plan, run, staged, preview, onProgress }: Store) {
  const { projectId } = plan;
  if (!plan.isContinuation) await clearVersions(tx, projectId);
  const migrationIds = await writeMigrations(tx, plan, run, staged.id);
  onProgress("storing", 1, STEPS, null);
  await writeVersions(tx, projectId, run.laid, migrationIds);
  const head = { projectId, migrationId: migrationIds.get(plan.order.length) ?? null };
  await takeNamedOwners(tx, viewer, head, madeObjects(run));
  onProgress("storing", 2, STEPS, null);
  await writeDiagnostics(tx, plan, run, staged.id, preview.diagnostics);
  await tx.project.update({
    where: { id: projectId },
    data: {
      headPosition: plan.order.length,
      importSerial: plan.serial + 1,
      dialect: plan.dialect,
      layout: plan.layout,
    },
    select: { id: true },
  });
  return plan.isContinuation ? [] : clearOrphans(tx, projectId, run.former);
}

/** Pages that are open learn that the schema moved. At the time of the writing, which may be long after the transaction began. */
async function tellPages(tx: Transaction, { plan, staged }: Store): Promise<void> {
  await tx.$executeRaw`INSERT INTO outbox (project_id, import_id, created_at)
    VALUES (${plan.projectId}::uuid, ${staged.id}::uuid, clock_timestamp())`;
}

/** The import's row becomes the record of what it did; its files have served. */
async function finishImport(
  tx: Transaction,
  { staged }: Store,
  outcome: ImportOutcome,
  orphans: readonly object[],
): Promise<void> {
  await tx.importFile.deleteMany({ where: { importId: staged.id } });
  await tx.import.update({
    where: { id: staged.id },
    data: {
      status: "applied",
      appliedAt: new Date(),
      expiresAt: null,
      preview: JSON.parse(JSON.stringify(outcome)),
      ...(orphans.length > 0 ? { options: JSON.parse(JSON.stringify({ ...staged.choices, orphans })) } : {}),
    },
    select: { id: true },
  });
}
