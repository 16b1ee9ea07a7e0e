import "server-only";
import { statementField } from "@/lib/domain/doc-fields";
import type { StatedRelationship } from "@/lib/domain/relationships";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { docsAt } from "../tables/docs-at";
import { readObjectDocs } from "../tables/read-docs";
import { readStatedCauses } from "./read-stated-causes";

type Row = Omit<StatedRelationship, "docs" | "stale">;

/** The relationships that people stated and have not withdrawn in a state: all, or those from and to one table. */
export async function readStated(
  db: Reader,
  scope: Scope,
  table?: { readonly objectId: string },
): Promise<readonly StatedRelationship[]> {
  const objectIds = await listIds(db, scope, table);
  if (objectIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH standing AS (
      SELECT t.object_id FROM (${docsAt({ ...scope, objectIds })}) t
      WHERE t.field = ${statementField} AND t.has_text)
    SELECT s.object_id AS "objectId",
      json_build_object('objectId', f.object_id, 'schema', f.schema, 'table', f.name, 'isStanding', f.stands, 'columns', p.froms) AS from,
      json_build_object('objectId', t.object_id, 'schema', t.schema, 'table', t.name, 'isStanding', t.stands, 'columns', p.tos) AS to,
      CASE WHEN w.name IS NOT NULL THEN json_build_object('column', w.name, 'value', s.where_value) END AS where
    FROM stated_relationships s
    JOIN catalog_objects o ON o.id = s.object_id
    JOIN LATERAL (${calledThen("o.table_id", scope)}) f ON true
    JOIN LATERAL (${calledThen("s.to_table_id", scope)}) t ON true
    LEFT JOIN LATERAL (${calledThen("s.where_column_id", scope)}) w ON true
    JOIN LATERAL (
      SELECT json_agg(f.name ORDER BY c.ordinal) AS froms, json_agg(t.name ORDER BY c.ordinal) AS tos
      FROM stated_relationship_columns c
      JOIN LATERAL (${calledThen("c.from_column_id", scope)}) f ON true
      JOIN LATERAL (${calledThen("c.to_column_id", scope)}) t ON true
      WHERE c.object_id = s.object_id) p ON true
    WHERE s.object_id IN (SELECT object_id FROM standing)
    ORDER BY f.schema, f.name, t.schema, t.name, s.where_value, s.object_id`);
  const [docs, causes] = await Promise.all([readObjectDocs(db, scope, rows), readStatedCauses(db, scope, rows)]);
  return rows.map((row) => ({
    ...row,
    docs: docs.get(row.objectId) ?? {},
    stale: causes.get(row.objectId) ?? null,
  }));
}

async function listIds(db: Reader, { projectId }: Scope, table?: { readonly objectId: string }) {
  const ofOne = table
    ? Prisma.sql` AND (s.to_table_id = ${table.objectId}::uuid OR o.table_id = ${table.objectId}::uuid)`
    : Prisma.empty;
  const found = await db.$queryRaw<
    { objectId: string }[]
  >(Prisma.sql`${planOnceForOne({ tableId: table?.objectId ?? null })}
    SELECT s.object_id AS "objectId" FROM stated_relationships s JOIN catalog_objects o ON o.id = s.object_id
    WHERE s.project_id = ${projectId}::uuid${ofOne}`);
  return found.map(({ objectId }) => objectId);
}

type Identity = "o.table_id" | "s.to_table_id" | "s.where_column_id" | "c.from_column_id" | "c.to_column_id";

// The name an object has in the state, or had when it was last there before.
function calledThen(id: Identity, { position }: Scope): Prisma.Sql {
  return Prisma.sql`
    SELECT v.object_id, coalesce(v.schema, '') AS schema, v.name, v.to_position IS NULL OR v.to_position > ${position} AS stands
    FROM object_versions v WHERE v.object_id = ${Prisma.raw(id)} AND v.from_position <= ${position}
    ORDER BY v.from_position DESC LIMIT 1`;
}
