import "server-only";
import type { RelationshipView } from "@/lib/domain/catalog-view";
import type { Definitions } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";

/** A foreign key between two tables of a state; `to` is null where it points outside the catalog. */
export type ForeignKey = {
  readonly constraint: string;
  readonly fromId: string;
  readonly fromSchema: string;
  readonly fromName: string;
  readonly toId: string | null;
  readonly definition: Definitions["constraint"];
  /** A unique key of the pointing table lies within the pointing columns, so that at most one row points to each. */
  readonly isUnique: boolean;
};

/** Every foreign key of a state, or those from and to one table, by name. */
export function readForeignKeys(db: Reader, scope: Scope, table?: TableIdentity): Promise<ForeignKey[]> {
  const keys = Prisma.sql`
      SELECT v.object_id, v.name, v.table_id, v.definition FROM object_versions v
      WHERE ${standsAt("v", scope)} AND v.kind = 'constraint' AND v.definition ->> 'type' = 'foreign key'`;
  const ofOne = table
    ? Prisma.sql`${keys} AND v.table_id = ${table.objectId}::uuid
      UNION ${keys} AND v.definition -> 'references' ->> 'table' = ${table.name}
        AND coalesce(v.definition -> 'references' ->> 'schema', '') = ${table.schema}`
    : keys;
  return db.$queryRaw<ForeignKey[]>(Prisma.sql`${table ? planOnce : Prisma.empty}
    WITH keys AS MATERIALIZED (${ofOne})
    SELECT k.name AS constraint, k.table_id AS "fromId", coalesce(f.schema, '') AS "fromSchema", f.name AS "fromName",
      t.object_id AS "toId", k.definition, EXISTS (
        SELECT 1 FROM object_versions v
        WHERE ${standsAt("v", scope)} AND v.table_id = k.table_id AND v.definition -> 'columns' <@ (k.definition -> 'columns')
          AND ((v.kind = 'constraint' AND v.definition ->> 'type' IN ('primary key', 'unique'))
            OR (v.kind = 'index' AND (v.definition ->> 'unique')::boolean AND v.definition ->> 'where' IS NULL))
      ) AS "isUnique"
    FROM keys k
    JOIN (SELECT v.object_id, v.schema, v.name FROM object_versions v WHERE ${standsAt("v", scope)} AND v.kind = 'table') f
      ON f.object_id = k.table_id
    LEFT JOIN (SELECT v.object_id, v.schema, v.name FROM object_versions v WHERE ${standsAt("v", scope)} AND v.kind = 'table') t
      ON t.name = k.definition -> 'references' ->> 'table'
      AND coalesce(t.schema, '') = coalesce(k.definition -> 'references' ->> 'schema', '')
    ORDER BY k.name, f.schema, f.name`);
}

export type TableIdentity = { readonly objectId: string; readonly schema: string; readonly name: string };

/** The foreign keys of a table as sentences have them: what it belongs to, what it has. */
export function toRelationships(keys: readonly ForeignKey[], table: TableIdentity) {
  const belongsTo = keys.filter((key) => key.fromId === table.objectId).map(toBelongsTo);
  const hasMany = keys.filter((key) => key.toId === table.objectId).map(toHasMany);
  return { belongsTo, hasMany };
}

function toBelongsTo(key: ForeignKey): RelationshipView {
  const target = key.definition.references;
  return {
    ...inCommon(key),
    columns: key.definition.columns,
    schema: target?.schema ?? "",
    table: target?.table ?? "",
    otherColumns: target?.columns ?? [],
    isKnown: key.toId !== null,
  };
}

function toHasMany(key: ForeignKey): RelationshipView {
  return {
    ...inCommon(key),
    columns: key.definition.references?.columns ?? [],
    schema: key.fromSchema,
    table: key.fromName,
    otherColumns: key.definition.columns,
    isKnown: true,
  };
}

function inCommon({ constraint, isUnique, definition }: ForeignKey) {
  const { onDelete = "NO ACTION", onUpdate = "NO ACTION" } = definition.references ?? {};
  return { constraint, isUnique, onDelete, onUpdate };
}
