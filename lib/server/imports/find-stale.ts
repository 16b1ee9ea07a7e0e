import "server-only";
import type { ImportPreview } from "@/lib/domain/import-view";
import type { ChangeRow } from "../catalog-store/lay-versions";
import { getDb } from "../db";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";

/**
 * What people wrote or verified, by position: the oldest and newest of each object, per table. `whole` is the newest
 * confirmation or verification, which of a table answers for all of it.
 */
type Answer = {
  readonly tableId: string;
  readonly objectId: string;
  readonly first: number;
  readonly last: number;
  readonly whole: number | null;
  readonly hasDocs: boolean;
};

/** The docs an import would touch: tables that would go stale, and documented tables that would be gone. */
export type TouchedDocs = Pick<ImportPreview, "stale" | "dropped">;

/**
 * Foretells, by the rule that decides staleness once an import is applied, which tables the new and edited migrations of
 * a plan would make stale, each with the newest change that does it.
 */
export async function findTouchedDocs(plan: ImportPlan, run: RunPlan): Promise<TouchedDocs> {
  const answers = await listAnswers(plan);
  const atHead = new Map(standingTables(run).map((each) => [each.objectId, each]));
  const fresh = new Set(
    plan.order.filter((each) => each.state === "new" || each.state === "edited").map((each) => each.position),
  );
  const causes = findCauses(
    answers,
    run.laid.changes.filter((row) => fresh.has(row.position)),
  );
  const stale = [...causes].flatMap(([tableId, summary]) => {
    const table = atHead.get(tableId);
    return table ? [{ schema: table.schema, name: table.name, summary }] : [];
  });
  const documented = new Set(answers.filter((each) => each.hasDocs).map((each) => each.tableId));
  const dropped = run.before.filter(
    (each) => each.kind === "table" && documented.has(each.objectId) && !atHead.has(each.objectId),
  );
  return { stale, dropped: dropped.map(({ schema, name }) => ({ schema: schema ?? "", name })) };
}

function findCauses(answers: readonly Answer[], changes: readonly ChangeRow[]): ReadonlyMap<string, string> {
  const begun = new Map<string, number>();
  for (const { tableId, first } of answers) begun.set(tableId, Math.min(first, begun.get(tableId) ?? first));
  const answered = new Map(answers.map((each) => [each.objectId, each]));
  const remade = new Set(changes.filter(isComingOrGoing).map((row) => `${row.tableId} ${row.position}`));
  const causes = new Map<string, string>();
  for (const { tableId, objectId, position, change } of changes) {
    if (tableId === null || change.consequence || remade.has(`${tableId} ${position}`)) continue;
    const whole = answered.get(tableId);
    const byTable = change.kind === "dropped" ? whole?.last : whole?.whole;
    const last = Math.max(answered.get(objectId)?.last ?? -1, byTable ?? -1);
    if (position > (begun.get(tableId) ?? Number.POSITIVE_INFINITY) && position > last)
      causes.set(tableId, change.summary);
  }
  return causes;
}

function isComingOrGoing({ change }: ChangeRow): boolean {
  return change.objectKind === "table" && (change.kind === "added" || change.kind === "dropped");
}

/** Tables at the end of a run, by identity: those laid anew, and those that were there and did not end. */
function standingTables(run: RunPlan) {
  const ended = new Set(run.laid.endings.map((each) => each.objectId));
  const standing = new Set(run.objects.map((each) => each.id));
  const kept = run.before.filter(
    (each) => each.kind === "table" && !ended.has(each.objectId) && standing.has(each.engineId),
  );
  const laid = run.laid.versions.filter((row) => row.to === null && row.object.kind === "table");
  return [
    ...kept.map(({ objectId, schema, name }) => ({ objectId, schema: schema ?? "", name })),
    ...laid.map(({ objectId, object }) => ({ objectId, schema: object.schema ?? "", name: object.name })),
  ];
}

/** Old positions become those the same migrations have in the plan. */
async function listAnswers(plan: ImportPlan): Promise<readonly Answer[]> {
  const rows = await getDb().$queryRaw<Answer[]>`
    SELECT o.table_id AS "tableId", s.object_id AS "objectId", min(s.position) AS first, max(s.position) AS last,
      max(s.position) FILTER (WHERE s.is_whole) AS whole, bool_or(s.has_text) AS "hasDocs"
    FROM (
      SELECT d.object_id, coalesce(m.position, 0) AS position, d.text <> '' AS has_text, r.kind = 'confirm' AS is_whole
      FROM revisions r JOIN docs d ON d.id = r.doc_id LEFT JOIN migrations m ON m.id = r.migration_id
      WHERE r.project_id = ${plan.projectId}::uuid AND d.object_id IS NOT NULL
      UNION ALL
      SELECT w.object_id, m.position, false, true FROM reviews w JOIN migrations m ON m.id = w.verified_migration_id
      WHERE w.project_id = ${plan.projectId}::uuid AND w.status = 'verified') AS s
    JOIN catalog_objects o ON o.id = s.object_id
    WHERE o.table_id IS NOT NULL
    GROUP BY o.table_id, s.object_id`;
  const moved = new Map(
    plan.order.flatMap((each) => (each.stored ? [[each.stored.position, each.position] as const] : [])),
  );
  const now = (position: number) => moved.get(position) ?? 0;
  return rows.map((row) => ({
    ...row,
    first: now(row.first),
    last: now(row.last),
    whole: row.whole === null ? null : now(row.whole),
  }));
}
