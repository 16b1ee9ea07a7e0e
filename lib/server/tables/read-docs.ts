import "server-only";
import type { DocView } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { type DocScope, docsAt } from "./docs-at";
import type { TableScope } from "./table-scope";

type Row = Omit<DocView, "at"> & { at: Date };

/** Docs as they stood in a state, by object and then by field. */
export type DocsByObject = ReadonlyMap<string, Readonly<Record<string, DocView>>>;

/** The docs of a table and its children. */
export function readDocs(db: Reader, scope: TableScope): Promise<DocsByObject> {
  return read(db, scope);
}

/** The docs of some objects. */
export async function readObjectDocs(
  db: Reader,
  scope: Scope,
  objects: readonly { readonly objectId: string }[],
): Promise<DocsByObject> {
  return objects.length === 0 ? new Map() : read(db, { ...scope, objectIds: objects.map(({ objectId }) => objectId) });
}

async function read(db: Reader, scope: DocScope): Promise<DocsByObject> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`${planOnceForOne(scope)}
    SELECT d.doc_id AS "docId", d.object_id AS "objectId", d.field, r.text, d.number, u.name AS by, r.created_at AS at,
      m.version, coalesce(m.position, 0) AS position
    FROM (${docsAt(scope)}) d
    JOIN revisions r ON r.doc_id = d.doc_id AND r.number = d.number
    JOIN users u ON u.id = r.author_id
    LEFT JOIN migrations m ON m.id = r.migration_id`);
  const docs = new Map<string, Record<string, DocView>>();
  for (const row of rows) {
    const ofObject = docs.get(row.objectId) ?? {};
    ofObject[row.field] = { ...row, at: row.at.toISOString() };
    docs.set(row.objectId, ofObject);
  }
  return docs;
}
