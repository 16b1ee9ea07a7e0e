import "server-only";
import type { StatementEnds } from "@/lib/domain/migration-view";
import type { DynamicView, ProjectReading } from "@/lib/domain/reading-view";
import type { Viewer } from "@/lib/domain/viewer";
import { type DialectName, findExternal } from "@/migrations-import/index";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf } from "../as-of/resolve-as-of";
import { listVersions } from "../catalog-store/list-versions";
import { toCatalogObject } from "../catalog-store/stored-object";
import type { Transaction } from "../db";
import { readNotes } from "../migrations/read-notes";
import { toRenameViews } from "../migrations/to-rename-views";
import { authorizeProject } from "../projects/authorize-project";
import { toExternalView } from "./to-external-view";

/**
 * How the files of a project were read, at head or as of a migration: how every statement ended, what only running would
 * tell, what may have been a rename, what lies outside. `not_found` for a project the viewer may not see.
 */
export async function getReading(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<ProjectReading> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const migrations = await readMigrations(db, project.id, asOf.position);
    const { dialect } = await db.project.findUniqueOrThrow({ where: { id: project.id }, select: { dialect: true } });
    const versions = await listVersions(db, project.id, asOf.isHead ? null : asOf.position);
    const paths = migrations.map(({ path }) => path);
    const renames = migrations.flatMap(({ notes }) => readNotes(notes).possibleRenames);
    return {
      asOf,
      statements: sumEnds(migrations),
      unread: migrations.filter(({ ends }) => ends.notUnderstood > 0).map(({ notes: _, ...told }) => told),
      dynamic: await readDynamic(db, project.id, migrations),
      possibleRenames: await toRenameViews(db, project.id, renames),
      external: findExternal((dialect ?? "postgres") as DialectName, {
        objects: versions.map(toCatalogObject),
        paths,
      }).map(toExternalView),
    };
  });
}

type ReadMigration = ProjectReading["unread"][number] & { readonly notes: unknown };

async function readMigrations(db: Transaction, projectId: string, position: number): Promise<readonly ReadMigration[]> {
  const rows = await db.migration.findMany({
    where: { projectId, position: { lte: position }, removedAt: null },
    orderBy: { position: "asc" },
    select: {
      path: true,
      version: true,
      name: true,
      applied: true,
      noEffect: true,
      notUnderstood: true,
      failed: true,
      notes: true,
    },
  });
  return rows.map(({ applied, noEffect, notUnderstood, ...row }) => ({
    ...row,
    ends: { applied, noEffect, notUnderstood },
  }));
}

function sumEnds(migrations: readonly ReadMigration[]): StatementEnds {
  const sum = (end: keyof StatementEnds) => migrations.reduce((total, { ends }) => total + ends[end], 0);
  return { applied: sum("applied"), noEffect: sum("noEffect"), notUnderstood: sum("notUnderstood") };
}

/** In apply order; those of one migration in the order of the file. */
async function readDynamic(
  db: Transaction,
  projectId: string,
  migrations: readonly ReadMigration[],
): Promise<readonly DynamicView[]> {
  const rows = await db.diagnostic.findMany({
    where: { projectId, code: { in: ["DYNAMIC_SQL", "RAN_IN_SANDBOX"] } },
    orderBy: [{ line: "asc" }, { column: "asc" }],
    select: { path: true, line: true, endLine: true, code: true, message: true, hint: true },
  });
  return migrations.flatMap(({ path, version }) =>
    rows
      .filter((row) => row.path === path)
      .map(({ line, endLine, code, message, hint }) => ({
        source: { path, version, line: line ?? 1, endLine: endLine ?? line ?? 1 },
        message,
        hint,
        ran: code === "RAN_IN_SANDBOX",
      })),
  );
}
