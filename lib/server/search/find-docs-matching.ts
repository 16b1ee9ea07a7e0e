import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import { type FoundObject, hrefOfObject } from "@/lib/domain/href-of-object";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { docTextsAt } from "../tables/docs-at";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

type Row = FoundObject & { field: string; text: string; tableSchema: string | null; table: string | null };

/** Docs of objects that stand in a state whose text then holds the words. */
export async function findDocsMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT v.kind, d.field, d.text, v.schema, v.name, v.definition ->> 'args' AS args, t.schema AS "tableSchema", t.name AS table
    FROM (${docTextsAt(scope)}) d
    JOIN object_versions v ON v.object_id = d.object_id AND ${standsAt("v", scope)}
    LEFT JOIN object_versions t ON t.object_id = v.table_id AND ${standsAt("t", scope)}
    WHERE d.text ILIKE ${scope.pattern}
    ORDER BY v.kind <> 'table', t.name, v.ordinal, v.name, d.field
    LIMIT ${scope.limit}`);
  return rows.map((row) => {
    const name = row.kind === "table" || row.table === null ? row.name : `${row.table}.${row.name}`;
    return {
      kind: "doc",
      label: `${fieldLabel(row.kind, row.field)} of ${name}`,
      detail: cutAround(row.text, scope.query),
      href:
        row.table === null ? hrefOfObject(scope.slug, row) : paths.table(scope.slug, row.tableSchema ?? "", row.table),
    };
  });
}
