import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { type ByTable, byTable } from "./by-table";
import type { TableScope } from "./table-scope";
import { unanswered } from "./unanswered";

/** By table: the marks beside its core sample, oldest first, and the changes its docs do not answer, newest first. */
export type Answers = {
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly causes: ReadonlyMap<string, readonly StaleCause[]>;
};

type CauseRow = [
  summary: string,
  objectId: string,
  version: string,
  path: string,
  position: number,
  line: number,
  endLine: number,
];
type MarkRow = [position: number, edits: number | null, by: string | null];

/**
 * What people wrote and verified, held against what migrations changed. Marks reach to head; causes are those of the state.
 * Both are read at once because both go through all that was written.
 */
export async function readAnswers(db: Transaction, scope: TableScope): Promise<Answers> {
  const [row] = await db.$queryRaw<{ causes: ByTable<CauseRow>; marks: ByTable<MarkRow> }[]>(Prisma.sql`
    WITH ${unanswered(scope)},
    marks AS (
      SELECT table_id, position, edits, NULL::text AS by FROM edited
      UNION ALL
      SELECT table_id, position, NULL, string_agg(DISTINCT by, ', ')
      FROM judged WHERE after = 'verified' GROUP BY table_id, position)
    SELECT (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT c.table_id, json_agg(json_build_array(c.summary, c.object_id, m.version, m.path, c.position, c.line, c.end_line)
          ORDER BY c.position DESC, c.ordinal DESC) AS of_one
        FROM causes c JOIN migrations m ON m.id = c.migration_id GROUP BY c.table_id) s) AS causes, (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT table_id, json_agg(json_build_array(position, edits, by) ORDER BY position, edits IS NULL) AS of_one
        FROM marks GROUP BY table_id) s) AS marks`);
  return { causes: byTable(row?.causes, toCause), marks: byTable(row?.marks, toMark) };
}

function toCause([summary, objectId, version, path, position, line, endLine]: CauseRow): StaleCause {
  return { summary, objectId, version, path, position, line, endLine };
}

function toMark([position, edits, by]: MarkRow): Mark {
  if (edits === null) return { position, kind: "verification", label: `Verified by ${by ?? "nobody"}` };
  return { position, kind: "revision", label: edits === 1 ? "1 edit" : `${edits} edits` };
}
