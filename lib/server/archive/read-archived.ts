import "server-only";
import type { ArchivedDoc, ArchivedObject } from "@/lib/domain/archive-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import { listDropped } from "../catalog-store/list-identities";
import type { Transaction } from "../db";

type Row = Omit<ArchivedDoc, "at"> & {
  readonly at: Date;
  readonly kind: string;
  readonly name: string | null;
  readonly tableId: string | null;
  readonly tableSchema: string | null;
  readonly table: string | null;
  readonly tableStands: boolean;
  readonly dropped: StaleCause | null;
};

/** Which of the archive is wanted: all of a project, what one standing table lost, or what holds some words. */
export type ArchiveScope = {
  readonly projectId: string;
  readonly tableId?: string;
  /** An ILIKE pattern. */
  readonly pattern?: string;
};

/**
 * What was dropped and has docs with text, at head, with the change that dropped it; what was dropped last first. The newest
 * text counts, also where it was written after the drop.
 */
export async function readArchived(db: Transaction, scope: ArchiveScope): Promise<readonly ArchivedObject[]> {
  const { projectId, tableId, pattern } = scope;
  const ofTable = tableId ? Prisma.sql`AND o.table_id = ${tableId}::uuid AND o.id <> o.table_id` : Prisma.empty;
  const holding = pattern
    ? Prisma.sql`AND (d.text ILIKE ${pattern} OR v.name ILIKE ${pattern} OR t.name ILIKE ${pattern})`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT d.id AS "docId", d.object_id AS "objectId", d.field, d.text, d.number, u.name AS by, r.created_at AS at, m.version,
      coalesce(m.position, 0) AS position, coalesce(m.position >= c.position, false) AS "isAfterDrop", o.kind, v.name,
      o.table_id AS "tableId", coalesce(t.schema, v.schema) AS "tableSchema", t.name AS table,
      coalesce(t.to_position IS NULL AND t.name IS NOT NULL, false) AS "tableStands",
      CASE WHEN c.position IS NOT NULL THEN json_build_object('summary', c.summary, 'objectId', c.object_id, 'version', g.version,
        'path', g.path, 'position', c.position, 'line', c.line, 'endLine', c.end_line) END AS dropped
    FROM docs d
    JOIN catalog_objects o ON o.id = d.object_id AND o.kind <> 'relationship'
    JOIN revisions r ON r.doc_id = d.id AND r.number = d.number
    JOIN users u ON u.id = r.author_id
    LEFT JOIN migrations m ON m.id = r.migration_id
    LEFT JOIN LATERAL (SELECT n.schema, n.name FROM object_versions n
      WHERE n.object_id = o.id ORDER BY n.from_position DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (SELECT n.schema, n.name, n.to_position FROM object_versions n
      WHERE n.object_id = o.table_id ORDER BY n.from_position DESC LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT n.* FROM changes n WHERE n.project_id = o.project_id AND n.object_id = o.id AND n.kind = 'dropped'
      ORDER BY n.position DESC, n.ordinal DESC LIMIT 1) c ON true
    LEFT JOIN migrations g ON g.id = c.migration_id
    WHERE d.project_id = ${projectId}::uuid AND d.text <> '' ${ofTable}
      AND NOT EXISTS (SELECT 1 FROM object_versions s WHERE s.object_id = o.id AND s.to_position IS NULL) ${holding}
    ORDER BY c.position DESC NULLS LAST, t.name, o.kind <> 'table', v.name, d.field`);
  return gather(rows, await namesOfOrphans(db, projectId, rows));
}

/** Names that only the import which replaced the history kept. */
async function namesOfOrphans(db: Transaction, projectId: string, rows: readonly Row[]) {
  if (rows.every(({ name }) => name !== null)) return new Map<string, string>();
  return new Map((await listDropped(db, projectId)).map(({ objectId, name }) => [objectId, name]));
}

function gather(rows: readonly Row[], orphans: ReadonlyMap<string, string>): readonly ArchivedObject[] {
  const objects = new Map<string, ArchivedObject & { docs: ArchivedDoc[] }>();
  for (const { kind, name, tableId, tableSchema, table, tableStands, dropped, at, ...doc } of rows) {
    const tableName = table ?? orphans.get(tableId ?? "") ?? null;
    const object = objects.get(doc.objectId) ?? {
      objectId: doc.objectId,
      kind,
      name: name ?? orphans.get(doc.objectId) ?? "",
      table: tableName === null ? null : { schema: tableSchema ?? "", name: tableName, stands: tableStands },
      dropped,
      docs: [],
    };
    object.docs.push({ ...doc, at: at.toISOString() });
    objects.set(doc.objectId, object);
  }
  return [...objects.values()];
}
