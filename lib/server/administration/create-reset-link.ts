import "server-only";
import type { UserInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { issueResetLink } from "../accounts/issue-reset-link";
import { getDb } from "../db";
import { requireAdministrator } from "../session/refuse-token";

/** A link with which a person sets a new password, for an administrator to hand over where no mail is set up. Shown once. */
export async function createResetLink(viewer: Viewer, input: UserInput): Promise<{ link: string }> {
  await requireAdministrator(viewer);
  const user = await getDb().user.findFirst({
    where: { id: input.userId, isSystem: false, closedAt: null },
    select: { id: true },
  });
  if (user === null) throw new AppError("not_found");
  return { link: await issueResetLink(user.id, viewer) };
}
