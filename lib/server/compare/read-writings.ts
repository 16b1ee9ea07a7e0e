import "server-only";
import type { ComparedWriting } from "@/lib/domain/compare-view";
import { fieldLabel } from "@/lib/domain/field-label";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";

type Row = {
  tableId: string;
  docId: string;
  kind: string;
  object: string;
  field: string;
  from: number;
  to: number;
};

/**
 * The docs of tables and what belongs to them that were written (not only confirmed) between two states: `doc_id`, `table_id`, and the
 * numbers of their revisions `before` and `after`.
 */
export function editedBetween(from: Scope, to: Scope, tableIds?: readonly string[]): Prisma.Sql {
  const ofTables = tableIds
    ? Prisma.sql`e.table_id = ANY (${[...tableIds]}::uuid[])`
    : Prisma.sql`e.table_id IS NOT NULL`;
  const before = Prisma.sql`coalesce(max(e.number) FILTER (WHERE m.position <= ${from.position}), 0)`;
  return Prisma.sql`
    SELECT e.doc_id, e.table_id, ${before} AS before, max(e.number) AS after
    FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${to.projectId}::uuid AND ${ofTables} AND m.position <= ${to.position}
    GROUP BY e.doc_id, e.table_id HAVING max(e.written) > ${before}`;
}

/** The fields of some tables that were written between two states, by table. */
export async function readWritings(
  db: Transaction,
  from: Scope,
  to: Scope,
  tableIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ComparedWriting[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT o.table_id AS "tableId", d.id AS "docId", o.kind, d.field, e.before AS from, e.after AS to, coalesce((
      SELECT v.name FROM object_versions v WHERE v.object_id = o.id AND v.from_position <= ${to.position}
      ORDER BY v.from_position DESC LIMIT 1), '') AS object
    FROM (${editedBetween(from, to, tableIds)}) e JOIN docs d ON d.id = e.doc_id JOIN catalog_objects o ON o.id = d.object_id
    ORDER BY o.kind <> 'table', d.field, o.kind, object, d.id`);
  const byTable = groupBy(rows, ({ tableId }) => tableId);
  return new Map([...byTable].map(([id, all]) => [id, all.map(toWriting)]));
}

function toWriting({ docId, kind, object, field, from, to }: Row): ComparedWriting {
  return { docId, object, field: fieldLabel(kind, field), from, to };
}
