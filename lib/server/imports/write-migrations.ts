import "server-only";
import { randomUUID } from "node:crypto";
import type { DiagnosticView } from "@/lib/domain/migration-view";
import type { MigrationOutcome } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { inBulk } from "../catalog-store/bulk";
import type { Transaction } from "../db";
import { staleBase } from "./find-staged-import";
import { pinnedMigrations } from "./pinned-migrations";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";

/**
 * Writes the migrations of a plan: new ones are added, edited ones replaced (their old text is kept), and where the history
 * changed, all take their new place. Gives the id of each by position.
 */
export async function writeMigrations(
  tx: Transaction,
  plan: ImportPlan,
  run: RunPlan,
  importId: string,
): Promise<ReadonlyMap<number, string>> {
  await keepOldTexts(tx, plan, importId);
  await forget(tx, plan);
  await moveRenamed(tx, plan);
  const removed = new Set(plan.order.filter((each) => each.state === "removed").map((each) => each.position));
  const ids = new Map(plan.order.map((each) => [each.position, each.stored?.id ?? randomUUID()]));
  await inBulk(
    run.outcomes.map(({ position, outcome }) => {
      const { version, name, path, checksum, sql, up } = outcome.migration;
      const { applied, noEffect, notUnderstood } = outcome.statements;
      const counts = { applied, noEffect, notUnderstood, failed: outcome.failed };
      const read = { version, name, path, checksum, sql, upStart: up.start, upEnd: up.end };
      const notes = notesOf(outcome);
      return { id: ids.get(position), position, ...read, ...counts, notes, isRemoved: removed.has(position) };
    }),
    (json) => tx.$executeRaw`
      INSERT INTO migrations AS m (id, project_id, position, version, name, path, checksum, sql, up_start, up_end, applied,
        no_effect, not_understood, failed, notes, removed_at, import_id)
      SELECT r.id, ${plan.projectId}::uuid, r.position, r.version, r.name, r.path, r.checksum, r.sql, r."upStart", r."upEnd",
        r.applied, r."noEffect", r."notUnderstood", r.failed, r.notes,
        CASE WHEN r."isRemoved" THEN now() END, ${importId}::uuid
      FROM jsonb_to_recordset(${json}) AS r(id uuid, position integer, version text, name text, path text,
        checksum text, sql text, "upStart" integer, "upEnd" integer, applied integer, "noEffect" integer,
        "notUnderstood" integer, failed integer, notes jsonb, "isRemoved" boolean)
      ON CONFLICT (project_id, path) DO UPDATE SET position = excluded.position, version = excluded.version,
        name = excluded.name, checksum = excluded.checksum, sql = excluded.sql, up_start = excluded.up_start,
        up_end = excluded.up_end, applied = excluded.applied, no_effect = excluded.no_effect,
        not_understood = excluded.not_understood, failed = excluded.failed,
        notes = excluded.notes, removed_at = CASE WHEN excluded.removed_at IS NULL THEN NULL ELSE coalesce(m.removed_at, excluded.removed_at) END,
        import_id = CASE WHEN m.checksum = excluded.checksum THEN m.import_id ELSE excluded.import_id END`,
  );
  return ids;
}

/** Possible renames and dynamic statements, as they are read back for the catalog; null where there are none. */
function notesOf({ possibleRenames, dynamic }: MigrationOutcome) {
  return possibleRenames.length + dynamic.length === 0 ? null : { possibleRenames, dynamic };
}

/** Deletes what was removed. Throws `conflict` where somebody did something at it since the plan was made. */
async function forget(tx: Transaction, plan: ImportPlan): Promise<void> {
  if (plan.forgotten.length === 0) return;
  const deleted = await tx.$executeRaw(Prisma.sql`
    DELETE FROM migrations m WHERE m.project_id = ${plan.projectId}::uuid
      AND m.id = ANY(${plan.forgotten.map((each) => each.id)}::uuid[])
      AND m.id NOT IN (${pinnedMigrations(plan.projectId)})`);
  if (deleted !== plan.forgotten.length) throw staleBase();
  await tx.$executeRaw`
    DELETE FROM diagnostics WHERE project_id = ${plan.projectId}::uuid
      AND path = ANY(${plan.forgotten.map((each) => each.path)}::text[])`;
}

/** A migration that goes on under another path is the same row. */
async function moveRenamed(tx: Transaction, plan: ImportPlan): Promise<void> {
  for (const { path, state, stored } of plan.order) {
    if (state !== "renamed" || !stored) continue;
    await tx.$executeRaw`
      UPDATE migrations SET path = ${path} WHERE project_id = ${plan.projectId}::uuid AND id = ${stored.id}::uuid`;
    await tx.$executeRaw`DELETE FROM diagnostics WHERE project_id = ${plan.projectId}::uuid AND path = ${stored.path}`;
  }
}

async function keepOldTexts(tx: Transaction, plan: ImportPlan, importId: string): Promise<void> {
  const edited = plan.order.flatMap((each) => (each.state === "edited" && each.stored ? [each.stored.id] : []));
  if (edited.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO superseded_migration_texts (migration_id, checksum, sql, import_id)
    SELECT id, checksum, sql, ${importId}::uuid FROM migrations
    WHERE project_id = ${plan.projectId}::uuid AND id = ANY(${edited}::uuid[])`;
}

const aboutOneFile = ["NOT_TEXT", "FILE_TOO_LARGE", "WRONG_DIALECT"];

/**
 * Writes what was said about the files. It replaces what was said before about the files read now, and about the set;
 * what an earlier import could not take and was not given again stays said.
 */
export async function writeDiagnostics(
  tx: Transaction,
  plan: ImportPlan,
  run: RunPlan,
  importId: string,
  diagnostics: readonly DiagnosticView[],
): Promise<void> {
  const read = new Set(run.outcomes.map(({ outcome }) => outcome.migration.path));
  for (const each of diagnostics) read.add(each.path);
  await tx.$executeRaw`
    DELETE FROM diagnostics WHERE project_id = ${plan.projectId}::uuid
      AND (path = ANY(${[...read]}::text[]) OR (line IS NULL AND NOT code = ANY(${aboutOneFile}::text[])))`;
  await inBulk(
    [...diagnostics],
    (json) => tx.$executeRaw`
      INSERT INTO diagnostics (project_id, import_id, path, severity, code, line, column_number, end_line, message, hint)
      SELECT ${plan.projectId}::uuid, ${importId}::uuid, r.path, r.severity, r.code, r.line, r."column", r."endLine", r.message, r.hint
      FROM jsonb_to_recordset(${json}) AS r(path text, severity text, code text, line integer, "column" integer,
        "endLine" integer, message text, hint text)`,
  );
}
