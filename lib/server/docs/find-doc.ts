import "server-only";
import { z } from "zod";
import { documentedKinds } from "@/lib/domain/doc-fields";
import { AppError } from "@/lib/domain/errors";
import { fieldLabel } from "@/lib/domain/field-label";
import type { DocPlace } from "@/lib/domain/revision-view";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";

type Row = {
  field: string;
  kind: string;
  name: string;
  newest: number;
  objectId: string | null;
  pageId: string | null;
  schema: string | null;
  table: string | null;
  pageSlug: string | null;
};

/**
 * A doc of a project: whose it is, under the newest name that has or had (with its table's: `users.email`). `not_found`
 * for a doc that is not in the project.
 */
export async function findDoc(projectId: string, docId: string): Promise<DocPlace> {
  if (!z.uuid().safeParse(docId).success) throw new AppError("not_found");
  const [doc] = await getDb().$queryRaw<Row[]>(Prisma.sql`
    SELECT d.field, coalesce(o.kind, 'page') AS kind, d.number AS newest, d.object_id AS "objectId", d.page_id AS "pageId",
      coalesce(g.title, (CASE WHEN o.table_id <> o.id THEN ${newestName("o.table_id")} || '.' ELSE '' END) || coalesce(${newestName("o.id")}, o.kind)) AS name,
      coalesce(t.schema, '') AS schema, t.name AS table, g.slug AS "pageSlug"
    FROM docs d LEFT JOIN pages g ON g.id = d.page_id LEFT JOIN catalog_objects o ON o.id = d.object_id
    LEFT JOIN object_versions t ON t.object_id = o.table_id AND t.to_position IS NULL
    WHERE d.id = ${docId}::uuid AND d.project_id = ${projectId}::uuid`);
  const kind = documentedKinds.find((known) => known === doc?.kind);
  if (!doc || !kind) throw new AppError("not_found");
  const { field, name, newest, objectId, pageId, schema, table, pageSlug } = doc;
  return {
    docId,
    kind,
    name,
    field,
    label: fieldLabel(kind, field),
    newest,
    target: objectId === null ? { pageId: pageId ?? "" } : { objectId },
    table: table === null ? null : { schema: schema ?? "", name: table },
    pageSlug,
  };
}

function newestName(id: "o.table_id" | "o.id"): Prisma.Sql {
  return Prisma.sql`(SELECT v.name FROM object_versions v WHERE v.object_id = ${Prisma.raw(id)} ORDER BY v.from_position DESC LIMIT 1)`;
}
