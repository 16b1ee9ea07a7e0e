import "server-only";
import {
  type ComparedTable,
  type ComparedTotals,
  type CompareFilter,
  comparedDocs,
  comparedKinds,
} from "@/lib/domain/compare-view";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { toPattern } from "../search/to-pattern";
import { unanswered } from "../tables/unanswered";
import { differences } from "./differences";
import { editedBetween } from "./read-writings";

/** A table of the page asked for; `shown` are the objects of which is told how they differ. */
export type OutlinedTable = Omit<ComparedTable, "objects" | "writings"> & { readonly shown: readonly string[] };

/** What became of a project between two states, with nothing but names: of a page of the tables the filter leaves. */
export type Outline = {
  readonly totals: ComparedTotals;
  readonly found: number;
  readonly tables: readonly OutlinedTable[];
  /** The objects of no table that differ: the first of them, and how many. */
  readonly others: readonly string[];
  readonly othersFound: number;
};

/** Which part is read: all, or so many tables from a place on (or from the last page), and so many others. */
export type OutlinePart = "all" | { readonly page: number; readonly tables: number; readonly others: number };

type Counts = Readonly<Record<string, number>> | null;
type Row = {
  readonly kinds: Counts;
  readonly objects: Counts;
  readonly docs: Counts;
  readonly fields: number;
  readonly found: number;
  readonly tables: readonly OutlinedTable[] | null;
  readonly others: readonly string[] | null;
  readonly othersFound: number;
};

/** Compares two states of a project, the earlier one first; tables come by schema and name. */
export async function readOutline(
  db: Transaction,
  from: Scope,
  to: Scope,
  wanted: { readonly filter: CompareFilter; readonly part: OutlinePart },
): Promise<Outline> {
  const [row] = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH ${unanswered(to, { after: from.position })}, ${differences(from, to)}, edited AS MATERIALIZED (${editedBetween(from, to)}),
    ${comparedTables(to)},
    wanted AS (SELECT c.*, row_number() OVER (ORDER BY c.schema COLLATE "C", c.name COLLATE "C", c.object_id) AS place
      FROM compared c WHERE c.is_touched AND ${filtered(wanted.filter)}),
    page AS (${pageOf(wanted.part)}),
    shown AS (SELECT d.table_id, json_agg(d.object_id) AS ids FROM differences d JOIN page p ON p.object_id = d.table_id
      WHERE d.object_id = d.table_id OR NOT p.came_or_went GROUP BY d.table_id)
    SELECT ${totals()},
      (SELECT count(*)::int FROM wanted) AS found,
      (SELECT json_agg(json_build_object('objectId', p.object_id, 'schema', p.schema, 'name', p.name,
        'was', CASE WHEN p.change = 'renamed' AND p.was_name IS NOT NULL THEN json_build_object('schema', p.was_schema, 'name', p.was_name) END,
        'change', p.change, 'docs', p.docs, 'parts', CASE WHEN p.came_or_went THEN p.parts ELSE 0 END,
        'shown', coalesce(s.ids, '[]'),
        'stale', ${stale}) ORDER BY p.place) FROM page p LEFT JOIN shown s ON s.table_id = p.object_id) AS tables,
      (SELECT json_agg(o.object_id) FROM (
        SELECT d.object_id FROM differences d WHERE d.table_id IS NULL ORDER BY d.schema, d.ordinal, d.name
        LIMIT ${wanted.part === "all" ? null : wanted.part.others}) o) AS others,
      (SELECT count(*)::int FROM differences d WHERE d.table_id IS NULL) AS "othersFound"`);
  const counted = <Kind extends string>(kinds: readonly Kind[], counts: Counts = null) =>
    Object.fromEntries(kinds.map((kind) => [kind, counts?.[kind] ?? 0])) as Record<Kind, number>;
  return {
    totals: {
      tables: counted(comparedKinds, row?.kinds),
      objects: counted(comparedKinds, row?.objects),
      docs: counted(comparedDocs, row?.docs),
      fields: row?.fields ?? 0,
    },
    found: row?.found ?? 0,
    tables: row?.tables ?? [],
    others: row?.others ?? [],
    othersFound: row?.othersFound ?? 0,
  };
}

/** Every table that stands later, or stood and is gone, with what became of it and its docs. */
function comparedTables(to: Scope): Prisma.Sql {
  return Prisma.sql`
    counted AS MATERIALIZED (
      SELECT d.table_id, d.became, count(*)::int AS parts FROM differences d
      WHERE d.object_id IS DISTINCT FROM d.table_id GROUP BY d.table_id, d.became),
    parts AS (SELECT c.table_id, sum(c.parts)::int AS parts FROM counted c GROUP BY c.table_id),
    written_of AS (SELECT e.table_id, count(*)::int AS fields FROM edited e GROUP BY e.table_id),
    stale_of AS (SELECT DISTINCT c.place_id FROM causes c),
    became AS (
      SELECT t.object_id, t.schema, t.name, own.was_schema, own.was_name, coalesce(p.parts, 0) AS parts, coalesce(w.fields, 0) AS fields,
        s.place_id IS NOT NULL AS is_stale, coalesce(own.became IN ('added', 'removed'), false) AS came_or_went,
        coalesce(own.became, CASE WHEN p.parts > 0 THEN 'altered' END) AS change
      FROM (
        SELECT v.object_id, coalesce(v.schema, '') AS schema, v.name FROM object_versions v WHERE ${standsAt("v", to)} AND v.kind = 'table'
        UNION ALL SELECT d.object_id, d.schema, d.name FROM differences d WHERE d.kind = 'table' AND d.became = 'removed') t
      LEFT JOIN differences own ON own.object_id = t.object_id AND own.kind = 'table'
      LEFT JOIN parts p ON p.table_id = t.object_id
      LEFT JOIN written_of w ON w.table_id = t.object_id
      LEFT JOIN stale_of s ON s.place_id = t.object_id),
    compared AS MATERIALIZED (
      SELECT b.*, b.change IS NOT NULL OR b.fields > 0 OR b.is_stale AS is_touched,
        CASE WHEN b.change = 'added' THEN 'new' WHEN b.change = 'removed' THEN 'removed' WHEN b.is_stale THEN 'stale'
          WHEN b.fields > 0 THEN 'enhanced' ELSE 'unchanged' END AS docs
      FROM became b)`;
}

function filtered({ change, docs, query }: CompareFilter): Prisma.Sql {
  const pattern = toPattern(query?.trim().replaceAll("\0", "") ?? "");
  const asked = [
    ...(change ? [Prisma.sql`c.change = ${change}`] : []),
    ...(docs ? [Prisma.sql`c.docs = ${docs}`] : []),
    Prisma.sql`(c.schema || '.' || c.name ILIKE ${pattern} OR c.was_name ILIKE ${pattern})`,
  ];
  return Prisma.join(asked, " AND ");
}

function pageOf(part: OutlinePart): Prisma.Sql {
  if (part === "all") return Prisma.sql`SELECT * FROM wanted`;
  const { page, tables: size } = part;
  return Prisma.sql`SELECT * FROM wanted ORDER BY place LIMIT ${size} OFFSET (
    SELECT greatest(0, least(${page}::int - 1, (count(*)::int - 1) / ${size}::int)) * ${size}::int FROM wanted)`;
}

/** How much became of the project, by kind; what came or went with a table counts by itself. */
function totals(): Prisma.Sql {
  return Prisma.sql`
    (SELECT json_object_agg(k.change, k.n) FROM (
      SELECT c.change, count(*)::int AS n FROM compared c WHERE c.change IS NOT NULL GROUP BY 1) k) AS kinds,
    (SELECT json_object_agg(k.became, k.n) FROM (
      SELECT CASE WHEN c.came_or_went THEN c.change ELSE p.became END AS became, sum(p.parts)::int AS n
      FROM counted p LEFT JOIN compared c ON c.object_id = p.table_id GROUP BY 1) k) AS objects,
    (SELECT json_object_agg(k.docs, k.n) FROM (SELECT c.docs, count(*)::int AS n FROM compared c GROUP BY 1) k) AS docs,
    (SELECT coalesce(sum(c.fields), 0)::int FROM compared c) AS fields`;
}

/** The changes between the states that a table's docs do not answer, newest first, each once. */
const stale = Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('summary', c.summary, 'objectId', c.object_id, 'version', m.version, 'path', m.path,
      'position', c.position, 'line', c.line, 'endLine', c.end_line) ORDER BY c.position DESC, c.ordinal DESC), '[]')
    FROM (SELECT DISTINCT x.migration_id, x.ordinal, x.object_id, x.position, x.summary, x.line, x.end_line FROM causes x
      WHERE x.place_id = p.object_id) c JOIN migrations m ON m.id = c.migration_id)`;
