import "server-only";
import { statementField } from "@/lib/domain/doc-fields";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { docTextsAt } from "../tables/docs-at";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

type Row = { objectId: string; field: string; text: string; statement: string; schema: string; table: string };

/** What is written about relationships that people stated and have not withdrawn, where it holds the words; the reason before the statement. */
export async function findStatedMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH texts AS MATERIALIZED (
      SELECT d.* FROM (${docTextsAt(scope)}) d
      WHERE d.object_id IN (SELECT s.object_id FROM stated_relationships s WHERE s.project_id = ${scope.projectId}::uuid))
    SELECT DISTINCT ON (v.name, o.id) o.id AS "objectId", d.field, d.text, s.text AS statement, coalesce(v.schema, '') AS schema,
      v.name AS table
    FROM texts d
    JOIN texts s ON s.object_id = d.object_id AND s.field = ${statementField} AND s.text <> ''
    JOIN catalog_objects o ON o.id = d.object_id
    JOIN object_versions v ON v.object_id = o.table_id AND ${standsAt("v", scope)}
    WHERE d.text ILIKE ${scope.pattern}
    ORDER BY v.name, o.id, d.field = ${statementField}
    LIMIT ${scope.limit}`);
  return rows.map(({ objectId, field, text, statement, schema, table }) => ({
    kind: "doc",
    label: `${fieldLabel("relationship", field)} of ${field === statementField ? table : statement}`,
    detail: cutAround(text, scope.query),
    href: `${paths.table(scope.slug, schema, table)}#relationship-${objectId}`,
  }));
}
