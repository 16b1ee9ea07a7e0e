import "server-only";
import type { Unowned } from "@/lib/domain/change-check";
import { findNamed } from "@/lib/domain/named-owner";
import { isExternal } from "@/migrations-import/index";
import type { Transaction } from "../db";
import type { StandingObject } from "../imports/standing-objects";
import { listOwnerChoices } from "../owners/list-owner-choices";
import { ownerNamedIn } from "../owners/owner-named-in";
import type { TouchedObject } from "./list-touched";

/**
 * The tables that are touched, themselves or in something that belongs to them, and have no owner. One that does not stand yet
 * has the owner that its migration names.
 */
export async function findUnowned(
  db: Transaction,
  projectId: string,
  touched: readonly TouchedObject[],
  standing: ReadonlyMap<string, StandingObject>,
): Promise<readonly Unowned[]> {
  const firsts = new Map<string, TouchedObject>();
  for (const each of touched) {
    const known = firsts.get(each.tableId ?? "");
    if (each.tableId !== null && (!known || each.object.kind === "table")) firsts.set(each.tableId, each);
  }
  const owned = await readOwned(db, projectId, [...firsts.keys()]);
  const choices = await listOwnerChoices(projectId, db);
  return [...firsts].flatMap(([tableId, first]) => {
    const table = standing.get(tableId)?.object;
    if (!table || isExternal(table) || owned.has(tableId)) return [];
    const isNew = first.objectId === tableId && first.isNew;
    const named = isNew ? ownerNamedIn(table) : null;
    if (named !== null && findNamed(choices, named) !== null) return [];
    const { schema, name, source } = first.told;
    return [{ schema, name, source, isNew, named }];
  });
}

async function readOwned(
  db: Transaction,
  projectId: string,
  tableIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT object_id AS id FROM ownerships
    WHERE project_id = ${projectId}::uuid AND object_id = ANY (${[...tableIds]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}
