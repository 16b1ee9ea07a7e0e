import "server-only";
import { LRUCache } from "lru-cache";
import type { SourceFile } from "@/migrations-import/index";
import type { ImportPlan } from "./plan-import";
import type { PlanPreview } from "./preview-plan";
import type { PlanCode } from "./read-plan-code";
import type { RunPlan } from "./run-plan";

/** A plan with what running it came to, what the code that came along says of it, and all of that told. */
export type PlannedRun = {
  readonly plan: ImportPlan;
  readonly run: RunPlan;
  readonly code: PlanCode | null;
  readonly preview: PlanPreview;
};

/** So many previews of so many bytes are kept for so long. */
const MOST_RUNS = 4;
const MOST_BYTES = 16 * 1024 * 1024;
const KEPT_FOR_MS = 5 * 60 * 1000;

const held = globalThis as { strataRecentRuns?: LRUCache<string, PlannedRun> };

function runs(): LRUCache<string, PlannedRun> {
  held.strataRecentRuns ??= new LRUCache({ max: MOST_RUNS, ttl: KEPT_FOR_MS, ttlAutopurge: true });
  return held.strataRecentRuns;
}

/**
 * Remembers what a preview was computed from, so that applying it soon after need not replay again. Only a short cut:
 * another process, or this one later, computes it anew from the staged files and comes to the same.
 */
export function rememberRun(importId: string, planned: PlannedRun, files: readonly SourceFile[]): void {
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) <= MOST_BYTES) runs().set(importId, planned);
}

/** Gives what is remembered of a preview, if it was made on the project as it stands (`serial`), and forgets it. */
export function takeRun(importId: string, serial: number): PlannedRun | null {
  const kept = runs().get(importId);
  runs().delete(importId);
  return kept?.plan.serial === serial ? kept : null;
}
