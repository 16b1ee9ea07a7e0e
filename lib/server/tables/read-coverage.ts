import "server-only";
import { type KindCoverage, sumCoverage } from "@/lib/domain/coverage";
import { requiredFields, type Template, type TemplateKind, templateKinds } from "@/lib/domain/template";
import { Prisma } from "@/prisma/generated/client";
import { keptOfState } from "../as-of/kept-of-state";
import { standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { type ByTable, byTable } from "./by-table";
import { docsAt } from "./docs-at";
import { ofTable, type TableScope } from "./table-scope";

/** How many children a table has, and how many of the fields that must be written are: in all, and by kind. */
export type TableCoverage = {
  readonly columns: number;
  readonly policies: number;
  readonly documented: number;
  readonly required: number;
  readonly kinds: readonly KindCoverage[];
};

type Row = [kind: string, objects: number, required: number, documented: number];

/** Under which the coverage of functions, enums and whatever else belongs to no table stands. */
export const OF_NO_TABLE = "";

/** Whether a row of `object_versions v` asks for docs at all: what is a part of something else is told with that. */
export const asksForDocs = Prisma.sql`NOT (v.kind = 'index' AND v.definition ->> 'constraint' IS NOT NULL)
  AND NOT (v.kind = 'sequence' AND v.definition ->> 'ownedBy' IS NOT NULL)
  AND v.definition -> 'extra' ->> 'external' IS DISTINCT FROM 'true'`;

/**
 * Coverage by table: of what the template requires to be written of the table and of each of its children, how much has text.
 * Indexes behind a constraint do not count, for the constraint says why they are there; nor do a platform's own tables.
 */
export function readCoverage(
  db: Reader,
  scope: TableScope,
  template: Template,
): Promise<ReadonlyMap<string, TableCoverage>> {
  const fields = byPlace(template);
  const workOut = () => workOutCoverage(db, scope, fields);
  return scope.tableId === undefined
    ? keptOfState(db, scope, `coverage ${JSON.stringify(fields)}`, workOut)
    : workOut();
}

async function workOutCoverage(
  db: Reader,
  scope: TableScope,
  fields: readonly Fields[],
): Promise<ReadonlyMap<string, TableCoverage>> {
  const inAll = (of: (place: number) => string) =>
    Prisma.raw(["0", ...fields.map((_, place) => of(place))].join(" + "));
  // OFFSET 0 keeps the planner from working out the fields again wherever they are used.
  const [found] = await db.$queryRaw<{ tables: ByTable<Row> }[]>(Prisma.sql`${planOnceForOne(scope)}
    WITH texts AS (SELECT t.object_id, t.field FROM (${docsAt(scope)}) t WHERE t.has_text)
    SELECT json_object_agg(coalesce(table_id::text, ${OF_NO_TABLE}), of_one) AS tables FROM (
      SELECT k.table_id, json_agg(json_build_array(k.kind, k.objects, k.required, k.documented)) AS of_one
      FROM (
        SELECT v.table_id, v.kind, count(*) AS objects, ${inAll((place) => `count(field${place})`)} AS required,
          ${inAll((place) => `count(text${place}.object_id)`)} AS documented
        FROM (
          SELECT v.table_id, v.object_id, v.kind${joined(fields.map(fieldColumn))}
          FROM object_versions v WHERE ${standsAt("v", scope)}${ofTable("v.table_id", scope)}
          OFFSET 0) v${joined(fields.map((_, place) => textJoin(place)))}
        GROUP BY v.table_id, v.kind) k
      GROUP BY k.table_id) t`);
  const tables = byTable(found?.tables, (row) => row);
  return new Map([...tables].map(([tableId, rows]) => [tableId, toCoverage(rows)]));
}

type Fields = ReturnType<typeof requiredFields>;

/** The first field that must be written of each kind, then the second of those that have one, and so on. */
function byPlace(template: Template): readonly Fields[] {
  const places: Fields[number][][] = [];
  const seen = new Map<TemplateKind, number>();
  for (const each of requiredFields(template)) {
    const place = seen.get(each.kind) ?? 0;
    seen.set(each.kind, place + 1);
    places[place] = [...(places[place] ?? []), each];
  }
  return places;
}

function fieldColumn(fields: Fields, place: number): Prisma.Sql {
  const cases = fields.map(({ kind, field }) => Prisma.sql` WHEN ${kind} THEN ${field}`);
  return Prisma.sql`, CASE WHEN ${asksForDocs} THEN CASE v.kind${joined(cases)} END END AS ${Prisma.raw(`field${place}`)}`;
}

function textJoin(place: number): Prisma.Sql {
  const text = `text${place}`;
  return Prisma.raw(` LEFT JOIN texts ${text} ON ${text}.object_id = v.object_id AND ${text}.field = v.field${place}`);
}

function joined(parts: readonly Prisma.Sql[]): Prisma.Sql {
  return parts.length === 0 ? Prisma.empty : Prisma.join([...parts], "");
}

function toCoverage(rows: readonly Row[]): TableCoverage {
  const objects = (kind: TemplateKind) => rows.find(([each]) => each === kind)?.[1] ?? 0;
  const kinds = rows.flatMap(([name, , required, documented]) => {
    const kind = required > 0 ? templateKinds.find((each) => each === name) : undefined;
    return kind ? [{ kind, required, documented }] : [];
  });
  return { columns: objects("column"), policies: objects("policy"), ...sumCoverage(kinds), kinds };
}
