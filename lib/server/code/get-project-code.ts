import "server-only";
import type { ProjectCode } from "@/lib/domain/code-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { readCodeState } from "./read-code-state";
import { readFindings } from "./read-findings";

/** What the code of a project declares, at head, and everything in which it disagrees with the migrations. */
export async function getProjectCode(viewer: Viewer, slug: string): Promise<ProjectCode> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  return readSnapshot(async (db) => {
    const state = await readCodeState(db, id);
    const findings = state === null ? [] : await readFindings(db, id);
    return { state, findings, coverage: await readCoverage(db, id) };
  });
}

async function readCoverage(db: Transaction, projectId: string): Promise<ProjectCode["coverage"]> {
  const [row] = await db.$queryRaw<ProjectCode["coverage"][]>`
    SELECT count(*) FILTER (WHERE v.kind = 'table')::integer AS tables,
      count(r.object_id) FILTER (WHERE v.kind = 'table')::integer AS "declaredTables",
      count(*) FILTER (WHERE v.kind = 'column')::integer AS columns,
      count(r.object_id) FILTER (WHERE v.kind = 'column')::integer AS "declaredColumns"
    FROM object_versions v LEFT JOIN code_references r ON r.object_id = v.object_id
    WHERE v.project_id = ${projectId}::uuid AND v.to_position IS NULL AND v.kind IN ('table', 'column')`;
  return row ?? { tables: 0, declaredTables: 0, columns: 0, declaredColumns: 0 };
}
