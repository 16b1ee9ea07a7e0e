import "server-only";
import type { CodeState } from "@/lib/domain/code-view";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";

type Row = {
  readonly files: readonly string[];
  readonly position: number;
  readonly version: string | null;
  readonly at: Date;
  readonly address: string;
  readonly head: number;
};

/** Which code the references and findings of a project are from; null where no import brought any. */
export async function readCodeState(db: Reader, projectId: string): Promise<CodeState | null> {
  const [row] = await db.$queryRaw<Row[]>`${planOnce}
    SELECT i.code -> 'files' AS files, (i.code ->> 'position')::integer AS position, i.code ->> 'version' AS version,
      i.applied_at AS at, p.code_address AS address, p.head_position AS head
    FROM imports i JOIN projects p ON p.id = i.project_id
    WHERE i.project_id = ${projectId}::uuid AND i.status = 'applied' AND i.code IS NOT NULL
    ORDER BY i.applied_at DESC LIMIT 1`;
  if (row === undefined) return null;
  const { files, version, at, address } = row;
  return { files, version, address, at: at.toISOString(), isCurrent: row.position === row.head };
}
