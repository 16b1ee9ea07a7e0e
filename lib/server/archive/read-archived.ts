import "server-only";
import type { ArchivedDoc, ArchivedObject } from "@/lib/domain/archive-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import { listDropped } from "../catalog-store/list-identities";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import { archivedObjects, archivedOrder } from "./archived-objects";

const EXCERPT_LENGTH = 600;
const BEFORE_WORDS = 120;

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

/** Which of the archive is wanted: what one standing table lost, or some objects. */
export type ArchiveScope = { readonly projectId: string } & (
  | { readonly tableId: string }
  | { readonly objectIds: readonly string[] }
);

/** How much of each text: all, or an excerpt, around words where it holds them. */
export type ArchivedText = "whole" | { readonly around: string };

/**
 * What was dropped and has docs with text, at head, with the change that dropped it; what was dropped last first. The newest
 * text counts, also where it was written after the drop.
 */
export async function readArchived(
  db: Reader,
  scope: ArchiveScope,
  text: ArchivedText = { around: "" },
): Promise<readonly ArchivedObject[]> {
  const { projectId } = scope;
  const wanted =
    "tableId" in scope
      ? Prisma.sql`o.table_id = ${scope.tableId}::uuid AND o.id <> o.table_id`
      : Prisma.sql`o.id = ANY (${[...scope.objectIds]}::uuid[])`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`${"tableId" in scope ? planOnce : Prisma.empty}
    SELECT d.id AS "docId", a.id AS "objectId", d.field, ${cut(text)}, d.number, u.name AS by, r.created_at AS at, m.version,
      coalesce(m.position, 0) AS position, coalesce(m.position >= a.position, false) AS "isAfterDrop", a.kind, a.name,
      a.table_id AS "tableId", a.table_schema AS "tableSchema", a.table_name AS table, a.table_stands AS "tableStands",
      CASE WHEN a.position IS NOT NULL THEN json_build_object('summary', a.summary, 'objectId', a.id, 'version', g.version,
        'path', g.path, 'position', a.position, 'line', a.line, 'endLine', a.end_line) END AS dropped
    FROM (
      SELECT o.id, o.kind, o.table_id, v.name, coalesce(t.schema, v.schema) AS table_schema, t.name AS table_name,
        coalesce(t.to_position IS NULL AND t.name IS NOT NULL, false) AS table_stands,
        c.position, c.summary, c.line, c.end_line, c.migration_id, row_number() OVER (ORDER BY ${archivedOrder}) AS place
      ${archivedObjects(projectId)} AND ${wanted}) a
    JOIN docs d ON d.object_id = a.id AND d.text <> ''
    JOIN revisions r ON r.doc_id = d.id AND r.number = d.number
    JOIN users u ON u.id = r.author_id
    LEFT JOIN migrations m ON m.id = r.migration_id
    LEFT JOIN migrations g ON g.id = a.migration_id
    ORDER BY a.place, d.field`);
  return gather(rows, await namesOfOrphans(db, projectId, rows));
}

function cut(text: ArchivedText): Prisma.Sql {
  if (text === "whole") return Prisma.sql`d.text, false AS "isCut"`;
  const from = Prisma.sql`greatest(1, strpos(lower(d.text), lower(${text.around})) - ${BEFORE_WORDS}::int)`;
  return Prisma.sql`
    CASE WHEN length(d.text) <= ${EXCERPT_LENGTH} THEN d.text
      ELSE concat(CASE WHEN ${from} > 1 THEN '…' END, substr(d.text, ${from}, ${EXCERPT_LENGTH}::int), '…') END AS text,
    length(d.text) > ${EXCERPT_LENGTH} AS "isCut"`;
}

/** Names that only the import which replaced the history kept. */
async function namesOfOrphans(db: Reader, projectId: string, rows: readonly Row[]) {
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
