import "server-only";
import type { ImportPreview } from "@/lib/domain/import-view";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeRow } from "../catalog-store/lay-versions";
import { getDb } from "../db";
import { unanswered } from "../tables/unanswered";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";

/** The docs an import would touch: tables that would go stale, and documented tables that would be gone. */
export type TouchedDocs = Pick<ImportPreview, "stale" | "dropped">;

/**
 * Foretells, by the rule that decides staleness once an import is applied, which tables the new and edited migrations of
 * a plan would make stale, each with the newest change that does it.
 */
export async function findTouchedDocs(plan: ImportPlan, run: RunPlan): Promise<TouchedDocs> {
  const atHead = new Map(standingTables(run).map((each) => [each.objectId, each]));
  const stale = [...(await findCauses(plan, run))].flatMap(([tableId, summary]) => {
    const table = atHead.get(tableId);
    return table ? [{ schema: table.schema, name: table.name, summary }] : [];
  });
  const documented = await listDocumented(plan.projectId);
  const dropped = run.before.filter(
    (each) => each.kind === "table" && documented.has(each.objectId) && !atHead.has(each.objectId),
  );
  return { stale, dropped: dropped.map(({ schema, name }) => ({ schema: schema ?? "", name })) };
}

/** By table the newest change of the plan that its docs do not answer. Stored migrations count where the plan places them. */
async function findCauses(plan: ImportPlan, run: RunPlan): Promise<ReadonlyMap<string, string>> {
  const asking = listAsking(plan, run);
  if (asking.length === 0) return new Map();
  const places = plan.order.flatMap((each) => (each.stored ? [{ id: each.stored.id, position: each.position }] : []));
  const scope = { projectId: plan.projectId, position: plan.order.length, isHead: true };
  const rows = await getDb().$queryRaw<{ tableId: string; index: number }[]>(Prisma.sql`
    WITH ${unanswered(scope, {
      positions: Prisma.sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p(id uuid, position integer)`,
      changes: Prisma.sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify(asking.map(toRow))}::jsonb)
        AS r(index integer, object_id uuid, table_id uuid, position integer, ordinal integer, kind text)`,
    })}
    SELECT DISTINCT ON (table_id) table_id AS "tableId", index FROM causes ORDER BY table_id, position DESC, ordinal DESC`);
  return new Map(rows.map(({ tableId, index }) => [tableId, asking[index]?.change.summary ?? ""]));
}

/** What new and edited migrations change about tables the project knows or has known: only those can have docs. */
function listAsking(plan: ImportPlan, run: RunPlan): readonly ChangeRow[] {
  const fresh = new Set(
    plan.order.filter((each) => each.state === "new" || each.state === "edited").map((each) => each.position),
  );
  const made = new Set<string | null>([null, ...run.laid.identities.map((each) => each.id)]);
  return run.laid.changes.filter((row) => fresh.has(row.position) && !made.has(row.tableId) && !row.change.consequence);
}

function toRow({ objectId, tableId, position, ordinal, change }: ChangeRow, index: number): object {
  return { index, object_id: objectId, table_id: tableId, position, ordinal, kind: change.kind };
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

/** The tables about which, or about whose parts, something is written. */
async function listDocumented(projectId: string): Promise<ReadonlySet<string>> {
  const rows = await getDb().$queryRaw<{ tableId: string }[]>`
    SELECT DISTINCT o.table_id AS "tableId" FROM docs d JOIN catalog_objects o ON o.id = d.object_id
    WHERE d.project_id = ${projectId}::uuid AND o.table_id IS NOT NULL AND d.text <> ''`;
  return new Set(rows.map(({ tableId }) => tableId));
}
