import "server-only";
import { setImmediate } from "node:timers/promises";
import {
  type CatalogObject,
  type Diagnostic,
  type Migration,
  type MigrationOutcome,
  secondOpinion,
} from "@/migrations-import/index";
import { type LaidVersions, layVersions, type PlacedOutcome } from "../catalog-store/lay-versions";
import { listAllNames, listDropped } from "../catalog-store/list-identities";
import { listVersions } from "../catalog-store/list-versions";
import { type NamedVersion, namesOf, type StoredVersion, toCatalogObject } from "../catalog-store/stored-object";
import { getDb } from "../db";
import { replayMigrations } from "../engine/replay-migrations";
import type { ImportPlan } from "./plan-import";
import type { PlannedMigration } from "./planned-migration";

/** Told after each migration: how many of how many, and the file it was. */
export type OnProgress = (phase: "replaying" | "storing", done: number, total: number, path: string | null) => void;

/** A plan carried out in memory: what each replayed migration did, the objects at the end, and what is to be written. */
export type RunPlan = {
  readonly outcomes: readonly (PlacedOutcome & { readonly outcome: MigrationOutcome })[];
  readonly objects: readonly CatalogObject[];
  /** Where a tool's own snapshot of the schema disagrees. */
  readonly opinions: readonly Diagnostic[];
  readonly laid: LaidVersions;
  /** The catalog at head before the import. */
  readonly before: readonly StoredVersion[];
  /** Where history changes: every name every object had in it. */
  readonly former: readonly NamedVersion[];
};

/**
 * Replays what a plan says: only the new migrations on top of the stored head where the history continues, everything
 * where it changed. Reads the database, writes nothing.
 */
export async function runPlan(plan: ImportPlan, onProgress: OnProgress): Promise<RunPlan> {
  const db = getDb();
  const before = await listVersions(db, plan.projectId);
  const replayed = plan.isContinuation ? plan.order.filter((each) => each.stored === null) : plan.order;
  const migrations = await readTexts(plan, replayed);
  const result = await replayMigrations(
    { dialect: plan.dialect, migrations },
    {
      ...(plan.isContinuation ? { from: { objects: before.map(toCatalogObject) } } : {}),
      ...(plan.runsDynamic ? { dynamic: { past: await readPast(plan, migrations) } } : {}),
      onMigration: (index, migration) => onProgress("replaying", index + 1, migrations.length, migration.path),
    },
  );
  const outcomes = result.outcomes.map((outcome, index) => ({ position: replayed[index]?.position ?? 0, outcome }));
  const ground = await groundOf(plan, before);
  // What follows a large replay is long enough without being one piece with it.
  await setImmediate();
  const laid = layVersions(ground, outcomes, result.objects);
  await setImmediate();
  const opinions = secondOpinion(plan.snapshots, plan.dialect, result);
  return { outcomes, objects: result.objects, opinions, laid, before, former: ground.known.former };
}

const mayRun = /(^|;)\s*(do|call|select)\b/im;

/** What led to the stored head, which running what follows needs; none where everything is replayed, or nothing is to be run. */
async function readPast(plan: ImportPlan, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  if (!plan.isContinuation || !migrations.some(({ sql }) => mayRun.test(sql))) return [];
  return readTexts(
    plan,
    plan.order.filter((each) => each.stored !== null),
  );
}

async function groundOf(plan: ImportPlan, before: readonly StoredVersion[]) {
  const db = getDb();
  if (!plan.isContinuation) {
    const former = await listAllNames(db, plan.projectId);
    return { known: { standing: [], dropped: [], former }, ordinals: new Map<string, number>() };
  }
  const dropped = await listDropped(db, plan.projectId);
  return {
    known: { standing: before.map(namesOf), dropped, former: [] },
    ordinals: new Map(before.map((each) => [each.engineId, each.ordinal])),
  };
}

/** The migrations with their texts: as given, or as stored where they were not. */
async function readTexts(plan: ImportPlan, planned: readonly PlannedMigration[]): Promise<readonly Migration[]> {
  const missing = planned.flatMap((each) => (each.given === null && each.stored ? [each.stored.id] : []));
  const rows =
    missing.length === 0
      ? []
      : await getDb().migration.findMany({
          where: { projectId: plan.projectId, id: { in: missing } },
          select: { id: true, sql: true },
        });
  const texts = new Map(rows.map((row) => [row.id, row.sql]));
  return planned.map((each) => each.given ?? storedMigration(each, texts));
}

function storedMigration(
  { path, version, name, stored, state }: PlannedMigration,
  texts: ReadonlyMap<string, string>,
): Migration {
  const sql = stored ? texts.get(stored.id) : undefined;
  if (!stored || sql === undefined) throw new Error(`the text of ${path} is gone`);
  // What was removed keeps its text, and none of its effect.
  const up = state === "removed" ? { start: 0, end: 0 } : { start: stored.upStart, end: stored.upEnd };
  return { path, version, name, checksum: stored.checksum, sql, up };
}
