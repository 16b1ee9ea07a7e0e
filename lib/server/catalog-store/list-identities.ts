import "server-only";
import type { Reader } from "../db";
import type { NamedVersion } from "./stored-object";

type Row = {
  object_id: string;
  engine_id: string;
  kind: string;
  schema: string | null;
  name: string;
  table_id: string | null;
  args: string | null;
};

/** The objects that are not there at head any more, each by its last names; the one dropped last comes last. */
export async function listDropped(db: Reader, projectId: string): Promise<readonly NamedVersion[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT object_id, engine_id, kind, schema, name, table_id, args FROM (
      SELECT DISTINCT ON (object_id) object_id, engine_id, kind, schema, name, table_id, definition ->> 'args' AS args, to_position
      FROM object_versions v WHERE project_id = ${projectId}::uuid
        AND NOT EXISTS (SELECT 1 FROM object_versions h WHERE h.object_id = v.object_id AND h.to_position IS NULL)
      ORDER BY object_id, from_position DESC) AS dropped
    ORDER BY to_position, object_id`;
  return [...(await listOrphans(db, projectId)), ...rows.map(toNames)];
}

/** Every name every object ever had; what stands at head comes last, before it the newer after the older. */
export async function listAllNames(db: Reader, projectId: string): Promise<readonly NamedVersion[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT object_id, engine_id, kind, schema, name, table_id, definition ->> 'args' AS args
    FROM object_versions WHERE project_id = ${projectId}::uuid
    ORDER BY to_position NULLS LAST, from_position, object_id`;
  return [...(await listOrphans(db, projectId)), ...rows.map(toNames)];
}

/**
 * Objects that an edited history no longer has at all, but about which people wrote: the import that edited it kept their
 * names, so that what was written comes back when they do.
 */
async function listOrphans(db: Reader, projectId: string): Promise<readonly NamedVersion[]> {
  const rows = await db.$queryRaw<{ orphan: NamedVersion }[]>`
    SELECT o.orphan FROM imports i CROSS JOIN LATERAL jsonb_array_elements(i.options -> 'orphans') WITH ORDINALITY AS o(orphan, n)
    WHERE i.project_id = ${projectId}::uuid AND i.status = 'applied' AND jsonb_typeof(i.options -> 'orphans') = 'array'
      AND NOT EXISTS (SELECT 1 FROM object_versions v WHERE v.object_id = (o.orphan ->> 'objectId')::uuid)
      AND EXISTS (SELECT 1 FROM catalog_objects c WHERE c.id = (o.orphan ->> 'objectId')::uuid)
    ORDER BY i.applied_at, o.n`;
  return rows.map((row) => row.orphan);
}

function toNames(row: Row): NamedVersion {
  return {
    objectId: row.object_id,
    engineId: row.engine_id,
    kind: row.kind,
    schema: row.schema,
    name: row.name,
    tableId: row.table_id,
    args: row.kind === "function" ? row.args : null,
  };
}
