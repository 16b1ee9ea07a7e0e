import "server-only";
import type { Db, Transaction } from "../db";
import type { StoredVersion } from "./stored-object";

/**
 * The objects of a project as they stand after the migration at `position` (null: at head), in the order in which the
 * engine made them.
 */
export async function listVersions(
  db: Db | Transaction,
  projectId: string,
  position: number | null = null,
): Promise<readonly StoredVersion[]> {
  const validity =
    position === null
      ? { toPosition: null }
      : { fromPosition: { lte: position }, OR: [{ toPosition: null }, { toPosition: { gt: position } }] };
  return db.objectVersion.findMany({
    where: { projectId, ...validity },
    orderBy: [{ ordinal: "asc" }, { fromPosition: "asc" }],
    select: {
      objectId: true,
      engineId: true,
      engineParent: true,
      ordinal: true,
      kind: true,
      tableId: true,
      schema: true,
      name: true,
      definition: true,
      origin: true,
      changed: true,
    },
  });
}
