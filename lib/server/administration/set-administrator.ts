import "server-only";
import type { AdministratorInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { requireAdministrator } from "../session/refuse-token";
import { lockAdministration, refuseNoAdministrator } from "./keep-an-administrator";

/** Makes a person an administrator of the instance, or no longer. The last one stays (`conflict`). */
export async function setAdministrator(viewer: Viewer, input: AdministratorInput): Promise<void> {
  await requireAdministrator(viewer);
  const isAdministrator = input.isAdministrator === "true";
  await getDb().$transaction(async (tx) => {
    await lockAdministration(tx);
    const { count } = await tx.user.updateMany({
      where: { id: input.userId, isSystem: false, closedAt: null },
      data: { isAdministrator },
    });
    if (count === 0) throw new AppError("not_found");
    await refuseNoAdministrator(tx);
    await recordAudit(
      viewer,
      { action: "account.administrator", subject: input.userId, detail: { isAdministrator } },
      tx,
    );
  });
}
