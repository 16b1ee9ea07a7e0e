import "server-only";
import type { VersionChoice } from "@/lib/domain/compare-view";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** All migrations of a project, newest first, to choose one from. Where several share a version, their paths name them. */
export async function listVersionChoices(viewer: Viewer, slug: string): Promise<readonly VersionChoice[]> {
  const { id: projectId } = await authorizeProject(viewer, slug, "project.read");
  const rows = await getDb().migration.findMany({
    where: { projectId },
    orderBy: { position: "desc" },
    select: { position: true, version: true, name: true, path: true },
  });
  const seen = new Map<string, number>();
  for (const { version } of rows) seen.set(version, (seen.get(version) ?? 0) + 1);
  return rows.map(({ position, version, name, path }) => ({
    position,
    value: seen.get(version) === 1 ? version : path,
    label: name === "" || name === version ? version : `${version} ${name}`,
  }));
}
