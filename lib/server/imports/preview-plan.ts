import "server-only";
import type { ImportOutcome, ImportPreview } from "@/lib/domain/import-view";
import type { ChangeView, DiagnosticView } from "@/lib/domain/migration-view";
import {
  type CatalogObject,
  type Diagnostic,
  findExternal,
  type ObjectId,
  type StatementCounts,
} from "@/migrations-import/index";
import { nameOfSubject } from "../assumptions/evaluate-assumption";
import { countTotals } from "../catalog-store/count-totals";
import type { ChangeRow } from "../catalog-store/lay-versions";
import { getDb } from "../db";
import { toRenameViews } from "../migrations/to-rename-views";
import { toExternalView } from "../reading/to-external-view";
import { findBrokenAssumptions } from "./find-broken-assumptions";
import { findTouchedDocs } from "./find-touched-docs";
import type { ImportPlan } from "./plan-import";
import type { PlannedMigration } from "./planned-migration";
import { describeCode, type PlanCode } from "./read-plan-code";
import type { RunPlan } from "./run-plan";
import { type Standing, standingObjects } from "./standing-objects";

/** Everything of a preview that follows from the plan, and not from how it was staged. */
export type PlanPreview = Omit<ImportPreview, "importId" | "expiresAt" | "leftOut">;

type Outcomes = ReadonlyMap<number, RunPlan["outcomes"][number]["outcome"]>;

/** Tells what a plan that was run in memory would do, and what the code that came along says of it. */
export async function previewPlan(plan: ImportPlan, run: RunPlan, code: PlanCode | null): Promise<PlanPreview> {
  const outcomes: Outcomes = new Map(run.outcomes.map((each) => [each.position, each.outcome]));
  const rows = changesByPosition(run);
  const diagnostics = listDiagnostics(plan, run, code);
  const standing = standingObjects(run);
  const saying = (wanted: string) => diagnostics.filter((each) => each.code === wanted).length;
  return {
    layout: plan.layout,
    dialect: plan.dialect,
    layoutReason: plan.layoutReason,
    dialectReason: plan.dialectReason,
    migrations: plan.order.map((planned) => previewMigration(planned, outcomes, rows.get(planned.position) ?? [])),
    counts: countStates(plan),
    totals: countTotals(run.objects),
    statements: sumStatements(plan.order, outcomes),
    possibleRenames: await toRenameViews(
      getDb(),
      plan.projectId,
      run.outcomes.flatMap(({ outcome }) => outcome.possibleRenames),
    ),
    external: listExternal(plan, run),
    diagnostics,
    dynamic: {
      named: saying("DYNAMIC_SQL"),
      ran: saying("RAN_IN_SANDBOX"),
      isAsked: plan.runsDynamic,
      wasAsked: plan.ranDynamic,
    },
    code: describeCode(code),
    ...(await findTouchedDocs(plan, run, standing)),
    broken: await describeBroken(plan, run, standing),
    history: plan.history,
    looksWhole: plan.looksWhole,
    isWhole: plan.isWhole,
    changesHistory: plan.changesHistory,
    isUnchanged: plan.isUnchanged && code?.isNew !== true,
  };
}

/** What an import did, by its preview. */
export function outcomeOf(importId: string, preview: PlanPreview, seconds: number): ImportOutcome {
  return {
    importId,
    isUnchanged: preview.isUnchanged,
    migrationsAdded: preview.counts.new,
    migrationsEdited: preview.counts.edited,
    migrationsRemoved: preview.counts.removed,
    head: preview.migrations.at(-1)?.version ?? null,
    changes: preview.migrations.flatMap(({ changes }) => changes ?? []).filter(({ consequence }) => !consequence)
      .length,
    totals: preview.totals,
    diagnostics: preview.diagnostics,
    stale: preview.stale,
    nearby: preview.nearby,
    code: preview.code,
    seconds,
  };
}

/** What is to be said about the files: how they were sorted, then what reading each of them found. */
export function listDiagnostics(plan: ImportPlan, run: RunPlan, code: PlanCode | null): readonly DiagnosticView[] {
  const ofFiles = run.outcomes.flatMap(({ outcome }) => outcome.diagnostics);
  const besides = [...run.opinions, ...(code?.reading.diagnostics ?? [])];
  return [...plan.diagnostics, ...ofFiles, ...besides].map(toDiagnosticView);
}

function toDiagnosticView(each: Diagnostic): DiagnosticView {
  const { severity, code, path, line, column, endLine, message, hint } = each;
  return { severity, code, path, line, column, endLine, message, hint };
}

/** How many exceptions of an assumption are named. */
const MOST_NAMED = 10;

async function describeBroken(
  { projectId }: ImportPlan,
  run: RunPlan,
  standing: Standing,
): Promise<ImportPreview["broken"]> {
  const broken = await findBrokenAssumptions(getDb(), projectId, run, standing);
  return broken.map(({ text, exceptions }) => ({
    text,
    count: exceptions.length,
    names: exceptions.slice(0, MOST_NAMED).map(nameOfSubject),
  }));
}

/** Only what the migrations that were read now made or changed is looked at: one more costs one migration's work. */
function listExternal(plan: ImportPlan, run: RunPlan): ImportPreview["external"] {
  const read = new Set(run.laid.versions.map(({ object }) => object.id));
  const among = run.objects.filter(({ id }) => read.has(id));
  const paths = plan.order.map(({ path }) => path);
  return findExternal(plan.dialect, { objects: run.objects, paths, among }).map(toExternalView);
}

function previewMigration(planned: PlannedMigration, outcomes: Outcomes, changes: readonly ChangeView[]) {
  const { position, version, name, path, state, isInserted, stored } = planned;
  const outcome = outcomes.get(position);
  const counts = outcome?.statements ?? stored;
  const isTold = state === "new" || state === "edited";
  const ends = {
    applied: counts?.applied ?? 0,
    noEffect: counts?.noEffect ?? 0,
    notUnderstood: counts?.notUnderstood ?? 0,
  };
  return {
    version,
    name,
    path,
    state,
    isInserted,
    statements: ends.applied + ends.noEffect + ends.notUnderstood,
    ends,
    failed: outcome?.failed ?? stored?.failed ?? 0,
    changes: isTold ? changes : null,
  };
}

function changesByPosition(run: RunPlan): ReadonlyMap<number, readonly ChangeView[]> {
  const objects = new Map(run.objects.map((each) => [each.id, each]));
  const byPosition = new Map<number, ChangeView[]>();
  for (const row of run.laid.changes) {
    const list = byPosition.get(row.position);
    if (list) list.push(toChangeView(row, objects));
    else byPosition.set(row.position, [toChangeView(row, objects)]);
  }
  return byPosition;
}

function toChangeView(
  { objectId, change, isLoss }: ChangeRow,
  objects: ReadonlyMap<ObjectId, CatalogObject>,
): ChangeView {
  const table = change.table === null ? undefined : objects.get(change.table);
  return {
    kind: change.kind,
    objectKind: change.objectKind,
    objectId,
    summary: change.summary,
    consequence: change.consequence,
    isLoss,
    source: change.provenance,
    table: table ? { schema: table.schema ?? "", name: table.name } : null,
  };
}

function countStates({ order, history }: ImportPlan): ImportPreview["counts"] {
  const count = (state: PlannedMigration["state"]) => order.filter((each) => each.state === state).length;
  return {
    new: count("new"),
    same: count("same") + count("renamed"),
    edited: count("edited"),
    stored: count("stored"),
    inserted: order.filter((each) => each.isInserted).length,
    removed: history.filter((each) => each.kind === "removed").length,
  };
}

function sumStatements(order: readonly PlannedMigration[], outcomes: Outcomes): StatementCounts {
  const sum = { applied: 0, noEffect: 0, notUnderstood: 0 };
  for (const { position, stored } of order) {
    const counts = outcomes.get(position)?.statements ?? stored;
    sum.applied += counts?.applied ?? 0;
    sum.noEffect += counts?.noEffect ?? 0;
    sum.notUnderstood += counts?.notUnderstood ?? 0;
  }
  return sum;
}
