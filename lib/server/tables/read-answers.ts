import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import type { StaleCause, Unanswered } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { type ByTable, byTable } from "./by-table";
import type { TableScope } from "./table-scope";
import { unanswered } from "./unanswered";

/**
 * By table (what belongs to none, by itself): the marks beside its core sample, oldest first; the changes that its docs or its
 * verification do not answer; and those to parts without docs, newer than its own docs. Both newest first.
 */
export type Answers = {
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly causes: ReadonlyMap<string, readonly Unanswered[]>;
  readonly nearby: ReadonlyMap<string, readonly StaleCause[]>;
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
type Found = {
  causes: ByTable<[...CauseRow, aboutId: string, fields: readonly string[] | null]>;
  nearby: ByTable<CauseRow>;
  marks: ByTable<MarkRow>;
};

const cause = Prisma.raw("c.summary, c.object_id, m.version, m.path, c.position, c.line, c.end_line");

/**
 * What people wrote and verified, held against what migrations changed. Marks reach to head; the rest is of the state.
 * All is read at once because all goes through all that was written.
 */
export async function readAnswers(db: Reader, scope: TableScope): Promise<Answers> {
  const [row] = await db.$queryRaw<Found[]>(Prisma.sql`${planOnceForOne(scope)}
    WITH ${unanswered(scope)},
    told AS (
      SELECT c.migration_id, c.object_id, c.about_id, c.place_id, c.position, c.ordinal, c.summary, c.line, c.end_line,
        json_agg(d.field ORDER BY d.field) FILTER (WHERE d.id IS NOT NULL) AS fields
      FROM causes c LEFT JOIN docs d ON d.id = c.doc_id
      GROUP BY c.migration_id, c.object_id, c.about_id, c.place_id, c.position, c.ordinal, c.summary, c.line, c.end_line),
    marks AS (
      SELECT table_id, position, sum(edits)::int AS edits, NULL::text AS by
      FROM written WHERE table_id IS NOT NULL GROUP BY table_id, position
      UNION ALL
      SELECT table_id, position, NULL, string_agg(DISTINCT by, ', ')
      FROM judged WHERE after = 'verified' GROUP BY table_id, position)
    SELECT (
      SELECT json_object_agg(id, of_one) FROM (
        SELECT coalesce(c.place_id, c.about_id) AS id,
          json_agg(json_build_array(${cause}, c.about_id, c.fields) ORDER BY c.position DESC, c.ordinal DESC) AS of_one
        FROM told c JOIN migrations m ON m.id = c.migration_id GROUP BY 1) s) AS causes, (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT c.table_id, json_agg(json_build_array(${cause}) ORDER BY c.position DESC, c.ordinal DESC) AS of_one
        FROM nearby c JOIN migrations m ON m.id = c.migration_id GROUP BY c.table_id) s) AS nearby, (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT table_id, json_agg(json_build_array(position, edits, by) ORDER BY position, edits IS NULL) AS of_one
        FROM marks GROUP BY table_id) s) AS marks`);
  return {
    causes: byTable(row?.causes, ([...rest]) => ({ ...toCause(rest), aboutId: rest[7], fields: rest[8] ?? [] })),
    nearby: byTable(row?.nearby, toCause),
    marks: byTable(row?.marks, toMark),
  };
}

function toCause(row: readonly [...CauseRow, ...unknown[]]): StaleCause {
  const [summary, objectId, version, path, position, line, endLine] = row;
  return { summary, objectId, version, path, position, line, endLine };
}

function toMark([position, edits, by]: MarkRow): Mark {
  if (edits === null) return { position, kind: "verification", label: `Verified by ${by ?? "nobody"}` };
  return { position, kind: "revision", label: edits === 1 ? "1 edit" : `${edits} edits` };
}
