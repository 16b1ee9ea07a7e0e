import "server-only";
import { hrefOfObject } from "@/lib/domain/href-of-object";
import { kindWord } from "@/lib/domain/kind-words";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import type { SearchScope } from "./to-pattern";

type Row = {
  kind: string;
  args: string | null;
  name: string;
  schema: string | null;
  tableSchema: string | null;
  table: string | null;
  detail: string;
};

/**
 * Objects of a state whose name holds the text, or whose qualified name does (`users.email`, `billing.invoices`); exact
 * names first, then those that begin with it.
 */
export async function findNamesMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const { pattern, query, limit } = scope;
  // Only a text with a dot can match across names; without one, the narrower test is enough and much cheaper.
  const matches = query.includes(".")
    ? Prisma.sql`(v.name ILIKE ${pattern} OR (coalesce(t.name, coalesce(v.schema, '')) || '.' || v.name) ILIKE ${pattern}
        OR (coalesce(t.schema, '') || '.' || coalesce(t.name, '') || '.' || v.name) ILIKE ${pattern})`
    : Prisma.sql`v.name ILIKE ${pattern}`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT v.kind, v.definition ->> 'args' AS args, v.name, v.schema, t.schema AS "tableSchema", t.name AS table,
      coalesce(v.definition ->> 'type', v.definition ->> 'kind', v.definition ->> 'definition', '') AS detail
    FROM object_versions v
    LEFT JOIN object_versions t ON v.table_id <> v.object_id AND t.object_id = v.table_id AND ${standsAt("t", scope)}
    WHERE ${standsAt("v", scope)} AND v.kind <> 'schema' AND ${matches}
    ORDER BY lower(v.name) <> lower(${query}), NOT starts_with(lower(v.name), lower(${query})), v.kind <> 'table',
      v.kind <> 'column', v.name, t.name
    LIMIT ${limit}`);
  return rows.flatMap((row) => toHit(scope.slug, row));
}

function toHit(slug: string, row: Row): readonly SearchHit[] {
  const detail = row.detail.length > 120 ? `${row.detail.slice(0, 119)}…` : row.detail;
  if (row.kind === "table") {
    const href = paths.table(slug, row.schema ?? "", row.name);
    return [{ kind: "table", label: qualified(row.schema, row.name), detail, href }];
  }
  if (row.table === null) {
    const label = qualified(row.schema, row.name);
    return [{ kind: "object", label, detail: kindWord(row.kind), href: hrefOfObject(slug, row) }];
  }
  const href = paths.table(slug, row.tableSchema ?? "", row.table);
  const table = qualified(row.tableSchema, row.table);
  if (row.kind === "column") return [{ kind: "column", label: `${table}.${row.name}`, detail, href }];
  return [{ kind: "object", label: row.name, detail: `${row.kind} on ${table}`, href }];
}

function qualified(schema: string | null, name: string): string {
  return schema === null || schema === "public" || schema === "main" ? name : `${schema}.${name}`;
}
