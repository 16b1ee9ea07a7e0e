import "server-only";
import type { ProjectAction, Role } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { lockProject } from "./lock-project";
import { refuseLostRight } from "./refuse-lost-right";

/** Who changes which project, and what they have to be allowed for it. */
export type Turn = { readonly viewer: Viewer; readonly projectId: string; readonly wanted: ProjectAction };

/**
 * Runs a change of a project in a transaction of its own under the project's lock, by whoever may make it when it is their turn, in the
 * role they have then. `forbidden` where the right was lost while they waited, which is recorded; `conflict` where the project was archived.
 */
export function changeInTurn<Value>(
  { viewer, projectId, wanted }: Turn,
  change: (db: Transaction, role: Role) => Promise<Value>,
  options: { readonly timeout?: number } = {},
): Promise<Value> {
  const changing = getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    return change(db, await refuseLostRight(db, viewer, projectId, wanted));
  }, options);
  return recordingRefusal(changing, viewer, wanted, projectId);
}
