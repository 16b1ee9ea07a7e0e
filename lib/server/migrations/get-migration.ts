import "server-only";
import { AppError } from "@/lib/domain/errors";
import { findLosses } from "@/lib/domain/find-losses";
import type { ChangeView, DiagnosticView, MigrationPage, MigrationRow } from "@/lib/domain/migration-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, type Scope, scopeOf } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { readAnswers } from "../tables/read-answers";
import { readTables } from "../tables/read-tables";
import { readMigrationRows } from "./read-migration-rows";
import { readNotes } from "./read-notes";
import { nearbyAt, readStaleDocs, type TableNames } from "./read-stale-docs";
import { toRenameViews } from "./to-rename-views";

/**
 * One migration by its path: its SQL, what it changed, what could not be read in it, and the docs it left stale. Tables
 * carry the names they have at head, or have as of another migration. `not_found` for a project the viewer may not see and a
 * path that is not there (yet).
 */
export async function getMigration(
  viewer: Viewer,
  slug: string,
  path: string,
  input: { readonly asOf?: string } = {},
): Promise<MigrationPage> {
  const project = await authorizeProject(viewer, slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const found = await db.migration.findUnique({
      where: { projectId_path: { projectId: project.id, path }, position: { lte: scope.position } },
      select: { position: true, sql: true, checksum: true, notes: true },
    });
    if (!found) throw new AppError("not_found", `This project has no migration ${path}.`);
    const { position, sql, checksum, notes } = found;
    const { causes, nearby } = await readAnswers(db, scope);
    const rows = await readMigrationRows(db, scope, {
      from: position - 1,
      to: Math.min(position + 1, scope.position),
      causes,
    });
    const at = (wanted: number) => rows.find((each) => each.position === wanted) ?? null;
    const row = at(position);
    if (!row) throw new AppError("not_found");
    const tables = await readTableNames(db, scope);
    return {
      asOf,
      ...row,
      sql,
      checksum,
      changesList: await readChanges(db, scope, row, tables),
      possibleRenames: await toRenameViews(db, project.id, readNotes(notes).possibleRenames),
      diagnostics: await readDiagnostics(db, scope, path),
      stale: await readStaleDocs(db, scope, { causes, position, tables }),
      nearby: nearbyAt(nearby, position, tables),
      previous: toNeighbour(at(position - 1)),
      next: toNeighbour(at(position + 1)),
    };
  });
}

function toNeighbour(row: MigrationRow | null): MigrationPage["previous"] {
  return row && { path: row.path, version: row.version };
}

async function readTableNames(db: Transaction, scope: Scope): Promise<TableNames> {
  const tables = await readTables(db, scope);
  return new Map(tables.map(({ objectId, schema, name }) => [objectId, { schema, name }]));
}

async function readChanges(
  db: Transaction,
  { projectId }: Scope,
  { position, path, version }: { readonly position: number; readonly path: string; readonly version: string },
  tables: TableNames,
): Promise<readonly ChangeView[]> {
  const rows = await db.change.findMany({
    where: { projectId, position },
    orderBy: { ordinal: "asc" },
    select: {
      kind: true,
      objectKind: true,
      objectId: true,
      tableId: true,
      summary: true,
      consequence: true,
      shown: true,
      line: true,
      endLine: true,
      dynamic: true,
    },
  });
  const losses = findLosses(rows);
  return rows.map((row) => toChangeView(row, { path, version }, tables, row.shown && losses.has(row)));
}

type ChangeRow = Omit<ChangeView, "isLoss" | "source" | "table"> & {
  readonly tableId: string | null;
  readonly line: number;
  readonly endLine: number;
  readonly dynamic: boolean;
};

function toChangeView(
  { kind, objectKind, objectId, summary, consequence, tableId, line, endLine, dynamic }: ChangeRow,
  place: { readonly path: string; readonly version: string },
  tables: TableNames,
  isLoss: boolean,
): ChangeView {
  return {
    kind,
    objectKind,
    objectId,
    summary,
    consequence,
    isLoss,
    source: { ...place, line, endLine, ...(dynamic ? { dynamic } : {}) },
    table: (tableId === null ? undefined : tables.get(tableId)) ?? null,
  };
}

function readDiagnostics(db: Transaction, scope: Scope, path: string): Promise<DiagnosticView[]> {
  return db.diagnostic.findMany({
    where: { projectId: scope.projectId, path },
    orderBy: [{ line: "asc" }, { column: "asc" }, { id: "asc" }],
    select: {
      severity: true,
      code: true,
      path: true,
      line: true,
      column: true,
      endLine: true,
      message: true,
      hint: true,
    },
  }) as Promise<DiagnosticView[]>;
}
