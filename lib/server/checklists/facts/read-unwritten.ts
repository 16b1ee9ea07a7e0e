import "server-only";
import type { FoundObject } from "@/lib/domain/href-of-object";
import { Prisma } from "@/prisma/generated/client";
import { keptOfState } from "../../as-of/kept-of-state";
import { type Scope, standsAt } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";
import { type ByTable, byTable } from "../../tables/by-table";
import { docsAt } from "../../tables/docs-at";
import { asksForDocs } from "../../tables/read-coverage";
import type { AskedField } from "./asked-of";

/** What of one kind in a table (`type`: of constraints) has a field that nobody has written, by name in the order of the schema. */
export type Unwritten = {
  readonly kind: string;
  readonly field: string;
  readonly type: string | null;
  readonly names: readonly string[];
};

/** A function, enum or the like with a field that nobody has written. */
export type UnwrittenObject = FoundObject & { readonly field: string };

type Row = readonly [kind: string, field: string, type: string | null, names: readonly string[]];

// A constraint says why the index behind it is there. Of a platform's own tables nobody asks, so nothing is looked up for each part.
const ofTables = Prisma.sql`v.table_id IS NOT NULL AND NOT (v.kind = 'index' AND v.definition ->> 'constraint' IS NOT NULL)`;

/** What of the fields asked for is not written: of each table, and of what belongs to none, in the order of the schema. */
export type AllUnwritten = {
  readonly unwritten: ReadonlyMap<string, readonly Unwritten[]>;
  readonly unwrittenObjects: readonly UnwrittenObject[];
};

/** Reads what of the fields asked for is not written. */
export async function readUnwritten(
  db: Transaction,
  scope: Scope,
  asked: readonly AskedField[],
): Promise<AllUnwritten> {
  if (asked.length === 0) return { unwritten: new Map(), unwrittenObjects: [] };
  return keptOfState(db, scope, `unwritten ${JSON.stringify(asked)}`, async () => ({
    unwritten: await readOfTables(db, scope, asked),
    unwrittenObjects: await readOfNoTable(db, scope, asked),
  }));
}

async function readOfTables(
  db: Transaction,
  scope: Scope,
  asked: readonly AskedField[],
): Promise<AllUnwritten["unwritten"]> {
  const [found] = await db.$queryRaw<{ tables: ByTable<Row> }[]>(Prisma.sql`
    ${unwritten(scope, asked, ofTables)}
    SELECT json_object_agg(table_id, of_one) AS tables FROM (
      SELECT g.table_id, json_agg(json_build_array(g.kind, g.field, g.type, g.names)) AS of_one FROM (
        SELECT u.table_id, u.kind, u.field, u.type, json_agg(u.name ORDER BY u.ordinal, u.name) AS names
        FROM unwritten u GROUP BY u.table_id, u.kind, u.field, u.type) g
      GROUP BY g.table_id) t`);
  return byTable(found?.tables, ([kind, field, type, names]) => ({ kind, field, type, names }));
}

function readOfNoTable(db: Transaction, scope: Scope, asked: readonly AskedField[]): Promise<UnwrittenObject[]> {
  return db.$queryRaw<UnwrittenObject[]>(Prisma.sql`
    ${unwritten(scope, asked, Prisma.sql`v.table_id IS NULL AND ${asksForDocs}`)}
    SELECT u.kind, u.field, u.schema, u.name, u.type AS args FROM unwritten u ORDER BY u.ordinal, u.name`);
}

// Step by step: the planner takes what stands for far less than it is, and would look for the text of each in turn.
function unwritten(scope: Scope, asked: readonly AskedField[], which: Prisma.Sql): Prisma.Sql {
  const kinds = asked.map(({ kind }) => kind);
  const fields = asked.map(({ field }) => field);
  return Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT * FROM unnest(${kinds}::text[], ${fields}::text[]) AS a (kind, field)),
    texts AS MATERIALIZED (SELECT t.object_id, t.field FROM (${docsAt(scope)}) t WHERE t.has_text),
    standing AS MATERIALIZED (
      SELECT v.table_id, v.object_id, v.kind, v.schema, v.name, v.ordinal,
        CASE v.kind WHEN 'constraint' THEN v.definition ->> 'type' WHEN 'function' THEN v.definition ->> 'args' END AS type
      FROM object_versions v
      WHERE ${standsAt("v", scope)} AND v.kind = ANY (${kinds}::text[]) AND ${which}),
    unwritten AS (
      SELECT s.*, a.field FROM standing s JOIN asked a ON a.kind = s.kind
      LEFT JOIN texts t ON t.object_id = s.object_id AND t.field = a.field WHERE t.object_id IS NULL)`;
}
