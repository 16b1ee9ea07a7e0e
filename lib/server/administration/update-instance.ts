import "server-only";
import type { InstanceInput } from "@/lib/domain/accounts";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { requireAdministrator } from "../session/refuse-token";

/** Says who may create projects: everybody, or administrators of the instance only. */
export async function updateInstance(viewer: Viewer, input: InstanceInput): Promise<void> {
  await requireAdministrator(viewer);
  const anyoneMayCreateProject = input.anyoneMayCreateProject === "true";
  await getDb().$transaction(async (tx) => {
    await tx.instance.update({ where: { id: 1 }, data: { anyoneMayCreateProject }, select: { id: true } });
    await recordAudit(viewer, { action: "instance.update", detail: { anyoneMayCreateProject } }, tx);
  });
}
