import "server-only";
import type { ImportPreview } from "@/lib/domain/import-view";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeRow } from "../catalog-store/lay-versions";
import { getDb } from "../db";
import { factsOfNames, unanswered } from "../tables/unanswered";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";
import type { Standing } from "./standing-objects";

/** What an import would do to docs: those that would go stale, changes beside them, and those that would be archived. */
export type TouchedDocs = Pick<ImportPreview, "stale" | "nearby" | "dropped">;

type Place = { readonly schema: string; readonly name: string };

/**
 * Foretells, by the rule that decides staleness once an import is applied, which docs the new and edited migrations of a plan
 * would make stale, each with the newest change that does it. `standing` is what would stand at the end of the run.
 */
export async function findTouchedDocs(plan: ImportPlan, run: RunPlan, standing: Standing): Promise<TouchedDocs> {
  const tableOf = ({ tableId, objectId }: Pick<ChangeRow, "tableId" | "objectId">): Place[] => {
    const table = standing.get(tableId ?? objectId)?.object;
    return table ? [{ schema: table.schema ?? "", name: table.name }] : [];
  };
  const { causes, nearby } = await findCauses(plan, run, standing);
  return {
    stale: causes.flatMap(({ row, fields, statedOf }) =>
      tableOf(statedOf ? { tableId: statedOf, objectId: statedOf } : row).map((table) => ({
        ...table,
        ...(statedOf ? { object: table.name, kind: "relationship" } : objectOf(row)),
        fields,
        summary: row.change.summary,
        source: row.change.provenance,
      })),
    ),
    nearby: nearby.flatMap((row) => tableOf(row).map((table) => ({ ...table, summary: row.change.summary }))),
    dropped: await listDropped(plan, run, standing),
  };
}

function objectOf({ change }: ChangeRow) {
  return { object: (change.after ?? change.before)?.name ?? "", kind: change.objectKind };
}

/** `statedOf`: the table that points, where the docs are of a stated relationship. */
type Cause = { readonly row: ChangeRow; readonly fields: readonly string[]; readonly statedOf: string | null };
type Found = { readonly causes: readonly Cause[]; readonly nearby: readonly ChangeRow[] };

/** For each object the newest change that its docs would not answer. Stored migrations count where the plan places them. */
async function findCauses(plan: ImportPlan, run: RunPlan, standing: Standing): Promise<Found> {
  const { told, asks, moves } = listTold(plan, run);
  if (told.length === 0) return { causes: [], nearby: [] };
  const places = plan.order.flatMap((each) => (each.stored ? [{ id: each.stored.id, position: each.position }] : []));
  const scope = { projectId: plan.projectId, position: plan.order.length, isHead: true };
  const changes = told.map((row, index) => ({
    ...toRow(row),
    index,
    asks: asks(row),
    moves: moves(row),
    stands: standing.has(row.objectId),
    table_stands: standing.has(row.tableId ?? row.objectId),
  }));
  const rows = await getDb().$queryRaw<FoundRow[]>(Prisma.sql`
    WITH told AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS r(index integer, object_id uuid, table_id uuid,
        position integer, ordinal integer, kind text, consequence boolean, asks boolean, moves boolean, stands boolean, table_stands boolean)),
    ${unanswered(scope, {
      history: {
        positions: Prisma.sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p(id uuid, position integer)`,
        changes: Prisma.sql`SELECT * FROM told WHERE asks`,
        moves: Prisma.sql`SELECT * FROM told WHERE moves`,
        // What does not stand at the end of the run has no name there, and is left out by that.
        stands: { object: Prisma.sql`c.stands`, table: Prisma.sql`c.table_stands`, place: Prisma.sql`true` },
      },
    })},
    newest AS (
      SELECT DISTINCT ON (c.about_id) c.index, array_agg(d.field ORDER BY d.field) FILTER (WHERE d.id IS NOT NULL) AS fields,
        CASE WHEN c.about_id <> c.object_id THEN c.place_id END AS stated_of
      FROM causes c LEFT JOIN docs d ON d.id = c.doc_id
      GROUP BY c.about_id, c.place_id, c.object_id, c.index, c.position, c.ordinal
      ORDER BY c.about_id, c.position DESC, c.ordinal DESC)
    SELECT index, true AS "isStale", coalesce(fields, '{}') AS fields, stated_of AS "statedOf" FROM newest
    UNION ALL SELECT index, false, '{}', NULL FROM nearby ORDER BY 1`);
  const found = rows.flatMap(({ index, ...rest }) => {
    const row = told[index];
    return row ? [{ row, ...rest }] : [];
  });
  return {
    causes: found.filter(({ isStale }) => isStale),
    nearby: found.filter(({ isStale }) => !isStale).map(({ row }) => row),
  };
}

type FoundRow = Omit<Cause, "row"> & { readonly index: number; readonly isStale: boolean };

/**
 * What new and edited migrations change about objects the project knows or has known: only those can have docs. `asks`: what only
 * follows from another change asks for an answer where it makes something again that was dropped. `moves`: it dropped something or
 * altered what it is.
 */
function listTold(plan: ImportPlan, run: RunPlan) {
  const fresh = new Set(
    plan.order.filter((each) => each.state === "new" || each.state === "edited").map((each) => each.position),
  );
  const made = new Set(run.laid.identities.map((each) => each.id));
  const before = new Set(run.before.map((each) => each.objectId));
  const dropped = new Set(
    run.laid.changes.filter(({ change }) => change.kind === "dropped").map((row) => row.objectId),
  );
  const comesBack = ({ objectId, change }: ChangeRow) =>
    change.kind === "added" && !made.has(objectId) && (dropped.has(objectId) || !before.has(objectId));
  const asks = (row: ChangeRow) => !row.change.consequence || comesBack(row);
  const moves = ({ change: { kind, consequence, facts } }: ChangeRow) =>
    kind === "dropped" || (!consequence && facts.some(({ fact }) => !factsOfNames.includes(fact)));
  const told = run.laid.changes.filter(
    (row) => fresh.has(row.position) && !made.has(row.tableId ?? row.objectId) && (asks(row) || moves(row)),
  );
  return { told, asks, moves };
}

function toRow({ objectId, tableId, position, ordinal, change: { kind, consequence } }: ChangeRow) {
  return { object_id: objectId, table_id: tableId, position, ordinal, kind, consequence };
}

/** What has docs, stands now and would not any more; what belongs to a table that goes is told with it. */
async function listDropped(
  { projectId }: ImportPlan,
  { before }: RunPlan,
  standing: Standing,
): Promise<TouchedDocs["dropped"]> {
  const gone = before.filter((each) => !standing.has(each.objectId));
  if (gone.length === 0) return [];
  const documented = await listDocumented(projectId);
  const tables = new Map(before.filter((each) => each.kind === "table").map((each) => [each.objectId, each]));
  return gone
    .filter(({ kind, objectId, tableId }) =>
      kind === "table"
        ? documented.some((each) => each.tableId === objectId)
        : documented.some((each) => each.objectId === objectId) && (tableId === null || standing.has(tableId)),
    )
    .map((each) => {
      const table = tables.get(each.tableId ?? "") ?? each;
      return { schema: table.schema ?? "", name: table.name, object: each.name, kind: each.kind };
    });
}

/** What something is written about, with the table it is or belongs to. */
function listDocumented(projectId: string) {
  return getDb().$queryRaw<{ objectId: string; tableId: string | null }[]>`
    SELECT DISTINCT o.id AS "objectId", o.table_id AS "tableId" FROM docs d JOIN catalog_objects o ON o.id = d.object_id
    WHERE d.project_id = ${projectId}::uuid AND d.text <> ''`;
}
