import "server-only";
import { quietFacts } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";

/**
 * What differs between two states, the earlier one first, as a common table expression `differences`: `object_id`, `kind`, `table_id`,
 * `schema`, `name`, `ordinal` as they are later (or were, of what is gone), `was_schema` and `was_name`, and what `became` of it. An
 * object that changed and changed back does not differ, nor does one that came and went. The same as `differingFacts` tells, without
 * handing any definition over.
 */
export function differences(from: Scope, to: Scope): Prisma.Sql {
  const names = Prisma.sql`v.object_id, v.kind, v.table_id, coalesce(v.schema, '') AS schema, v.name, v.ordinal, v.definition`;
  const isRenamed = Prisma.sql`(a.name, a.schema) IS DISTINCT FROM (b.name, b.schema)`;
  return Prisma.sql`
    differences AS MATERIALIZED (
      SELECT coalesce(a.object_id, b.object_id) AS object_id, coalesce(a.kind, b.kind) AS kind,
        CASE WHEN a.object_id IS NULL THEN b.table_id ELSE a.table_id END AS table_id, coalesce(a.schema, b.schema) AS schema,
        coalesce(a.name, b.name) AS name, coalesce(a.ordinal, b.ordinal) AS ordinal, b.schema AS was_schema, b.name AS was_name,
        CASE WHEN b.object_id IS NULL THEN 'added' WHEN a.object_id IS NULL THEN 'removed' WHEN ${isRenamed} THEN 'renamed'
          ELSE 'altered' END AS became
      FROM (SELECT ${names} FROM object_versions v WHERE ${standsAt("v", from)} AND v.to_position <= ${to.position}) b
      FULL JOIN (SELECT ${names} FROM object_versions v WHERE ${standsAt("v", to)} AND v.from_position > ${from.position}) a
        ON a.object_id = b.object_id
      WHERE a.object_id IS NULL OR b.object_id IS NULL OR ${isRenamed} OR a.table_id IS DISTINCT FROM b.table_id OR (
        a.definition <> b.definition AND EXISTS (
          SELECT 1 FROM jsonb_each(a.definition) x FULL JOIN jsonb_each(b.definition) y ON y.key = x.key
          WHERE coalesce(x.key, y.key) <> ALL (${[...quietFacts]}::text[])
            AND coalesce(x.value, 'null') <> coalesce(y.value, 'null'))))`;
}
