import "server-only";
import { type KindCoverage, sumCoverage } from "@/lib/domain/coverage";
import { requiredFields, type Template, type TemplateKind } from "@/lib/domain/template";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { type ByTable, byTable } from "./by-table";
import { docsAt } from "./docs-at";
import { ofTable, type TableScope } from "./table-scope";

/** How many children a table has, and how many of the fields that must be written are: in all, and by kind. */
export type TableCoverage = {
  readonly columns: number;
  readonly policies: number;
  readonly documented: number;
  readonly required: number;
  readonly kinds: readonly KindCoverage[];
};

type Row = [kind: string, objects: number, counted: number, documented: number];

/** Under which the coverage of functions, enums and whatever else belongs to no table stands. */
export const OF_NO_TABLE = "";

/**
 * Coverage by table: of what the template requires to be written of the table and of each of its children, how much has text.
 * Indexes behind a constraint do not count, for the constraint says why they are there; nor do a platform's own tables.
 */
export async function readCoverage(
  db: Transaction,
  scope: TableScope,
  template: Template,
): Promise<ReadonlyMap<string, TableCoverage>> {
  const required = requiredFields(template);
  const [found] = await db.$queryRaw<{ tables: ByTable<Row> }[]>(Prisma.sql`
    WITH standing AS MATERIALIZED (
      SELECT v.table_id, v.object_id, v.kind, ${counts} AS counts
      FROM object_versions v
      WHERE ${standsAt("v", scope)}${ofTable("v.table_id", scope)})
    SELECT json_object_agg(coalesce(table_id::text, ${OF_NO_TABLE}), of_one) AS tables FROM (
      SELECT table_id, json_agg(json_build_array(kind, objects, counted, documented)) AS of_one
      FROM (
        SELECT table_id, kind, sum(objects) AS objects, sum(counted) AS counted, sum(documented) AS documented
        FROM (
          SELECT s.table_id, s.kind, count(*) AS objects, count(*) FILTER (WHERE s.counts) AS counted, 0 AS documented
          FROM standing s GROUP BY s.table_id, s.kind
          UNION ALL
          SELECT s.table_id, s.kind, 0, 0, count(*)
          FROM (${docsAt(scope)}) d JOIN standing s ON s.object_id = d.object_id JOIN ${fieldTable(required)}
            ON r.kind = s.kind AND r.field = d.field
          WHERE d.has_text AND s.counts GROUP BY s.table_id, s.kind) parts
        GROUP BY table_id, kind) k
      GROUP BY table_id) t`);
  const fields = countByKind(required);
  const tables = byTable(found?.tables, (row) => row);
  return new Map([...tables].map(([tableId, rows]) => [tableId, toCoverage(rows, fields)]));
}

/** Whether a row of `object_versions v` asks for docs at all. */
export const counts = Prisma.sql`NOT (v.kind = 'index' AND v.definition ->> 'constraint' IS NOT NULL)
  AND v.definition -> 'extra' ->> 'external' IS DISTINCT FROM 'true'`;

type Fields = ReturnType<typeof requiredFields>;

/** The fields that must be written as a table `r (kind, field)`. */
export function fieldTable(fields: Fields): Prisma.Sql {
  return Prisma.sql`unnest(${fields.map(({ kind }) => kind)}::text[], ${fields.map(({ field }) => field)}::text[]) AS r (kind, field)`;
}

function countByKind(fields: Fields): ReadonlyMap<TemplateKind, number> {
  const numbers = new Map<TemplateKind, number>();
  for (const { kind } of fields) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return numbers;
}

function toCoverage(rows: readonly Row[], fields: ReadonlyMap<TemplateKind, number>): TableCoverage {
  const objects = (kind: TemplateKind) => rows.find(([each]) => each === kind)?.[1] ?? 0;
  const kinds = [...fields].flatMap(([kind, number]) => {
    const [, , counted, documented] = rows.find(([each]) => each === kind) ?? [kind, 0, 0, 0];
    return counted > 0 ? [{ kind, documented, required: counted * number }] : [];
  });
  return { columns: objects("column"), policies: objects("policy"), ...sumCoverage(kinds), kinds };
}
