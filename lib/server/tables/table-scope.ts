import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";

/** A state of a project, or of one table of it. */
export type TableScope = Scope & { readonly tableId?: string };

/** A state of one table. */
export type OneTable = Scope & { readonly tableId: string };

/** ` AND column = the table`, where the scope is one table. */
export function ofTable(column: string, scope: TableScope): Prisma.Sql {
  return scope.tableId === undefined ? Prisma.empty : Prisma.sql` AND ${Prisma.raw(column)} = ${scope.tableId}::uuid`;
}
