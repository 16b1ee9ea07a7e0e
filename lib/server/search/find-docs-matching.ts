import "server-only";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { labelOfField } from "../docs/describe-revision";
import { cutAround } from "./cut-around";
import { type FoundObject, hrefOfObject } from "./href-of-object";
import type { SearchScope } from "./to-pattern";

type Row = FoundObject & { field: string; text: string; tableSchema: string | null; table: string | null };

/** Docs of objects that stand at head whose text holds the words. */
export async function findDocsMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT v.kind, d.field, d.text, v.schema, v.name, v.definition ->> 'args' AS args, t.schema AS "tableSchema", t.name AS table
    FROM docs d
    JOIN object_versions v ON v.object_id = d.object_id AND v.to_position IS NULL
    LEFT JOIN object_versions t ON t.object_id = v.table_id AND t.to_position IS NULL
    WHERE d.project_id = ${scope.projectId}::uuid AND d.text ILIKE ${scope.pattern}
    ORDER BY v.kind <> 'table', t.name, v.ordinal, v.name, d.field
    LIMIT ${scope.limit}`);
  return rows.map((row) => {
    const name = row.kind === "table" || row.table === null ? row.name : `${row.table}.${row.name}`;
    return {
      kind: "doc",
      label: `${labelOfField(row.kind, row.field)} of ${name}`,
      detail: cutAround(row.text, scope.query),
      href:
        row.table === null ? hrefOfObject(scope.slug, row) : paths.table(scope.slug, row.tableSchema ?? "", row.table),
    };
  });
}
