import "server-only";
import type { FactStep } from "@/migrations-import/index";
import type { Transaction } from "../db";
import { inBulk } from "./bulk";
import type { ChangeRow, LaidVersions, VersionRow } from "./lay-versions";
import type { StoredStep } from "./stored-object";

/** Writes what a replay laid: new identities, ends of old versions, new versions and changes. Migrations are there before. */
export async function writeVersions(
  tx: Transaction,
  projectId: string,
  laid: LaidVersions,
  migrationIds: ReadonlyMap<number, string>,
): Promise<void> {
  await insertIdentities(tx, projectId, laid);
  await endVersions(tx, projectId, laid);
  await insertVersions(tx, projectId, laid.versions);
  await moveIdentities(tx, projectId, laid);
  await insertChanges(tx, projectId, laid.changes, migrationIds);
}

/** Takes back everything the catalog says, for a history that changed. Identities, and what people wrote, stay. */
export async function clearVersions(tx: Transaction, projectId: string): Promise<void> {
  await tx.change.deleteMany({ where: { projectId } });
  await tx.objectVersion.deleteMany({ where: { projectId } });
}

async function insertIdentities(tx: Transaction, projectId: string, laid: LaidVersions): Promise<void> {
  await inBulk(
    laid.identities,
    (json) => tx.$executeRaw`
      INSERT INTO catalog_objects (id, project_id, kind, table_id)
      SELECT r.id, ${projectId}::uuid, r.kind, r."tableId"
      FROM jsonb_to_recordset(${json}) AS r(id uuid, kind text, "tableId" uuid)`,
  );
}

async function endVersions(tx: Transaction, projectId: string, laid: LaidVersions): Promise<void> {
  await inBulk(
    laid.endings,
    (json) => tx.$executeRaw`
      UPDATE object_versions v SET to_position = r."to"
      FROM jsonb_to_recordset(${json}) AS r("objectId" uuid, "to" integer)
      WHERE v.object_id = r."objectId" AND v.project_id = ${projectId}::uuid AND v.to_position IS NULL`,
  );
  await inBulk(
    laid.reordered,
    (json) => tx.$executeRaw`
      UPDATE object_versions v SET ordinal = r.ordinal
      FROM jsonb_to_recordset(${json}) AS r("objectId" uuid, ordinal integer)
      WHERE v.object_id = r."objectId" AND v.project_id = ${projectId}::uuid AND v.to_position IS NULL`,
  );
}

async function insertVersions(tx: Transaction, projectId: string, versions: readonly VersionRow[]): Promise<void> {
  await inBulk(
    versions.map(versionJson),
    (json) => tx.$executeRaw`
      INSERT INTO object_versions (project_id, object_id, engine_id, engine_parent, ordinal, kind, table_id, schema, name,
        definition, origin, changed, from_position, to_position)
      SELECT ${projectId}::uuid, r.object, r.engine, r.parent, r.ordinal, r.kind, r.tab, r.sch, r.name,
        r.definition, r.origin, r.changed, r."from", r."to"
      FROM jsonb_to_recordset(${json}) AS r(object uuid, engine text, parent text, ordinal integer, kind text, tab uuid,
        sch text, name text, definition jsonb, origin jsonb, changed jsonb, "from" integer, "to" integer)`,
  );
}

/** An object that moved to another table takes its identity along. What was made now knows its table, unless it moved since. */
async function moveIdentities(tx: Transaction, projectId: string, laid: LaidVersions): Promise<void> {
  const made = new Map(laid.identities.map(({ id, tableId }) => [id, tableId]));
  await inBulk(
    laid.versions
      .filter((row) => row.to === null && row.tableId !== row.objectId && made.get(row.objectId) !== row.tableId)
      .map(({ objectId, tableId }) => ({ objectId, tableId })),
    (json) => tx.$executeRaw`
      UPDATE catalog_objects o SET table_id = r."tableId"
      FROM jsonb_to_recordset(${json}) AS r("objectId" uuid, "tableId" uuid)
      WHERE o.id = r."objectId" AND o.project_id = ${projectId}::uuid AND o.table_id IS DISTINCT FROM r."tableId"`,
  );
}

function versionJson({ object, ...row }: VersionRow): object {
  const { id, parent, kind, schema, name, definition, origin, changed } = object;
  return {
    object: row.objectId,
    engine: id,
    parent,
    ordinal: row.ordinal,
    kind,
    tab: row.tableId,
    sch: schema,
    name,
    definition,
    origin,
    changed,
    from: row.from,
    to: row.to,
  };
}

async function insertChanges(
  tx: Transaction,
  projectId: string,
  changes: readonly ChangeRow[],
  migrationIds: ReadonlyMap<number, string>,
): Promise<void> {
  await inBulk(
    changes.map((row) => changeJson(row, migrationIds.get(row.position))),
    (json) => tx.$executeRaw`
      INSERT INTO changes (project_id, migration_id, position, ordinal, object_id, table_id, kind, object_kind, facts,
        steps, dynamic, consequence, shown, summary, line, end_line)
      SELECT ${projectId}::uuid, r.migration, r.position, r.ordinal, r.object, r.tab, r.kind::change_kind, r.okind, r.facts,
        r.steps, r.dynamic, r.consequence, r.shown, r.summary, r.line, r."endLine"
      FROM jsonb_to_recordset(${json}) AS r(migration uuid, position integer, ordinal integer, object uuid, tab uuid,
        kind text, okind text, facts jsonb, steps jsonb, dynamic boolean, consequence boolean, shown boolean, summary text, line integer, "endLine" integer)`,
  );
}

function changeJson({ change, ...row }: ChangeRow, migration: string | undefined): object {
  const { kind, objectKind: okind, facts, consequence, summary } = change;
  const { line, endLine, dynamic } = change.provenance;
  return {
    migration,
    position: row.position,
    ordinal: row.ordinal,
    object: row.objectId,
    tab: row.tableId,
    shown: row.shown,
    kind,
    okind,
    facts,
    steps: change.steps?.map(toStoredStep),
    dynamic: dynamic ?? false,
    consequence,
    summary,
    line,
    endLine,
  };
}

/** Path and version are the migration's. */
function toStoredStep({ fact, before, after, provenance: { line, endLine, dynamic } }: FactStep): StoredStep {
  return { fact, before, after, line, endLine, ...(dynamic ? { dynamic } : {}) };
}
