import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";

/** A state of a project, or of one table of it, or (null) of what belongs to no table. */
export type TableScope = Scope & { readonly tableId?: string | null };

/** A state of one table. */
export type OneTable = Scope & { readonly tableId: string };

/** A state of what belongs to no table: functions, types and the like. */
export type NoTable = Scope & { readonly tableId: null };

/** ` AND column = the table`, where the scope is one table; ` AND column IS NULL`, where it is none. */
export function ofTable(column: string, scope: TableScope): Prisma.Sql {
  if (scope.tableId === null) return Prisma.sql` AND ${Prisma.raw(column)} IS NULL`;
  return scope.tableId === undefined ? Prisma.empty : Prisma.sql` AND ${Prisma.raw(column)} = ${scope.tableId}::uuid`;
}
