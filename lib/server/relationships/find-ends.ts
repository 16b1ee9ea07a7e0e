import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { StatedEnd, StateRelationshipInput } from "@/lib/domain/relationships";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";

/** What a relationship is to lead from and to, found at head. */
export type StatedEnds = {
  readonly from: StatedEnd;
  readonly to: StatedEnd;
  readonly where: { readonly columnId: string; readonly column: string; readonly value: string } | null;
  readonly pairs: readonly { readonly fromColumnId: string; readonly toColumnId: string }[];
};

type Column = { id: string; name: string; tableId: string; schema: string; table: string };

/** Finds the columns of a relationship at head of a project; `invalid` where they do not make one. */
export async function findEnds(projectId: string, input: StateRelationshipInput): Promise<StatedEnds> {
  const { from, to, where } = input;
  const ids = [...from, ...to, ...(where ? [where.columnId] : [])];
  const columns = new Map((await readColumns(projectId, ids)).map((column) => [column.id, column]));
  const pick = (id: string) => {
    const column = columns.get(id);
    if (!column) throw new AppError("invalid", "One of the columns does not stand at head.");
    return column;
  };
  if (from.length !== to.length) throw new AppError("invalid", "Lead from as many columns as to.");
  if (new Set(from).size < from.length || (where && from.includes(where.columnId)))
    throw new AppError("invalid", "Each column of the table counts once.");
  const ends = { from: toEnd(from.map(pick)), to: toEnd(to.map(pick)) };
  const limit = where ? pick(where.columnId) : null;
  if (limit && limit.tableId !== ends.from.objectId)
    throw new AppError("invalid", "The column with the value belongs to the table that points.");
  return {
    ...ends,
    where: where && limit ? { columnId: limit.id, column: limit.name, value: where.value } : null,
    pairs: from.map((fromColumnId, index) => ({ fromColumnId, toColumnId: to[index] ?? "" })),
  };
}

function toEnd(columns: readonly Column[]): StatedEnd {
  const [first] = columns;
  if (!first || columns.some(({ tableId }) => tableId !== first.tableId))
    throw new AppError("invalid", "The columns of one end belong to one table.");
  const { tableId: objectId, schema, table } = first;
  return { objectId, schema, table, columns: columns.map(({ name }) => name), isStanding: true };
}

function readColumns(projectId: string, ids: readonly string[]): Promise<Column[]> {
  return getDb().$queryRaw<Column[]>(Prisma.sql`
    SELECT v.object_id AS id, v.name, v.table_id AS "tableId", coalesce(t.schema, '') AS schema, t.name AS table
    FROM object_versions v JOIN object_versions t ON t.object_id = v.table_id AND t.to_position IS NULL
    WHERE v.project_id = ${projectId}::uuid AND v.to_position IS NULL AND v.kind = 'column' AND v.object_id = ANY (${[...ids]}::uuid[])`);
}
