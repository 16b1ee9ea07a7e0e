import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { buildCatalog, type Catalog, type DialectName, type LayoutName } from "@/migrations-import/index";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf } from "../as-of/resolve-as-of";
import { recordAudit } from "../audit/record";
import { readNotes } from "../migrations/read-notes";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { listVersions } from "./list-versions";
import { toCatalogObject } from "./stored-object";

/**
 * The catalog of a project as one JSON document, at head or as of a migration (its version or path): what the engine
 * prints for the same files. Recorded: it leaves with whoever asked. `not_found` for a project the viewer may not see or an unknown migration,
 * `too_many` for whoever asks without end.
 */
export async function getCatalog(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<Catalog> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  await spendAttempt("export:person-project", viewer.userId, project.id);
  const catalog = await readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const form = await db.project.findUniqueOrThrow({
      where: { id: project.id },
      select: { dialect: true, layout: true },
    });
    const migrations = await db.migration.findMany({
      where: { projectId: project.id, position: { lte: asOf.position } },
      orderBy: { position: "asc" },
      select: {
        version: true,
        name: true,
        path: true,
        checksum: true,
        applied: true,
        noEffect: true,
        notUnderstood: true,
        failed: true,
        notes: true,
      },
    });
    const versions = await listVersions(db, project.id, asOf.isHead ? null : asOf.position);
    return buildCatalog({
      dialect: (form.dialect ?? "postgres") as DialectName,
      layout: (form.layout ?? "plain") as LayoutName,
      outcomes: migrations.map(({ applied, noEffect, notUnderstood, failed, notes, ...migration }) => ({
        migration,
        statements: { applied, noEffect, notUnderstood },
        failed,
        ...readNotes(notes),
      })),
      objects: versions.map(toCatalogObject),
    });
  });
  const detail = { asOf: input.asOf ?? null };
  await recordAudit(viewer, { action: "catalog.export", projectId: project.id, detail });
  return catalog;
}
