import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";
import { type ByTable, byTable } from "../../tables/by-table";
import { docsAt } from "../../tables/docs-at";
import { asksForDocs, OF_NO_TABLE } from "../../tables/read-coverage";
import type { AskedField } from "./asked-of";

/** A field of an object that nobody has written. */
export type Unwritten = {
  readonly kind: string;
  readonly field: string;
  readonly schema: string | null;
  readonly name: string;
  /** Of a constraint. */
  readonly type: string | null;
  /** Of a function. */
  readonly args: string | null;
};

type Row = readonly [
  kind: string,
  field: string,
  schema: string | null,
  name: string,
  type: string | null,
  args: string | null,
];

/** By table (under `OF_NO_TABLE` what belongs to none): what of the fields asked for is not written, in the order of the schema. */
export async function readUnwritten(
  db: Transaction,
  scope: Scope,
  asked: readonly AskedField[],
): Promise<ReadonlyMap<string, readonly Unwritten[]>> {
  if (asked.length === 0) return new Map();
  const kinds = asked.map(({ kind }) => kind);
  const fields = asked.map(({ field }) => field);
  const [found] = await db.$queryRaw<{ tables: ByTable<Row> }[]>(Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT * FROM unnest(${kinds}::text[], ${fields}::text[]) AS a (kind, field)),
    texts AS MATERIALIZED (SELECT t.object_id, t.field FROM (${docsAt(scope)}) t WHERE t.has_text),
    standing AS MATERIALIZED (
      SELECT v.table_id, v.object_id, v.kind, v.schema, v.name, v.ordinal,
        CASE WHEN v.kind = 'constraint' THEN v.definition ->> 'type' END AS type,
        CASE WHEN v.kind = 'function' THEN v.definition ->> 'args' END AS args
      FROM object_versions v WHERE ${standsAt("v", scope)} AND v.kind = ANY (${kinds}::text[]) AND ${asksForDocs})
    SELECT json_object_agg(coalesce(table_id::text, ${OF_NO_TABLE}), of_one) AS tables FROM (
      SELECT s.table_id, json_agg(json_build_array(s.kind, a.field, s.schema, s.name, s.type, s.args) ORDER BY s.ordinal, s.name) AS of_one
      FROM standing s JOIN asked a ON a.kind = s.kind LEFT JOIN texts t ON t.object_id = s.object_id AND t.field = a.field
      WHERE t.object_id IS NULL
      GROUP BY s.table_id) m`);
  return byTable(found?.tables, ([kind, field, schema, name, type, args]) => ({
    kind,
    field,
    schema,
    name,
    type,
    args,
  }));
}
