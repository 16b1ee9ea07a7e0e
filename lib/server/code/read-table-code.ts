import "server-only";
import type { CodeReferenceView, TableCode } from "@/lib/domain/code-view";
import type { Reader } from "../db";
import { readCodeState } from "./read-code-state";
import { readFindings } from "./read-findings";

/** What code says of a table and of what belongs to it; null where the project has no code. */
export async function readTableCode(db: Reader, projectId: string, tableId: string): Promise<TableCode | null> {
  const state = await readCodeState(db, projectId);
  if (state === null) return null;
  const rows = await db.$queryRaw<(CodeReferenceView & { readonly objectId: string })[]>`
    SELECT r.object_id AS "objectId", r.path, r.line, r.end_line AS "endLine", r.language, r.symbol
    FROM code_references r JOIN catalog_objects o ON o.id = r.object_id
    WHERE r.project_id = ${projectId}::uuid AND (o.id = ${tableId}::uuid OR o.table_id = ${tableId}::uuid)`;
  return {
    state,
    references: Object.fromEntries(rows.map(({ objectId, ...reference }) => [objectId, reference])),
    findings: await readFindings(db, projectId, tableId),
  };
}
