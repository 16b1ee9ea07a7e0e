import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ChangedSignatures, SignatureChange } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { readPolicy } from "./read-policy";

type Setting = Extract<SignatureChange, { readonly kind: "policy" }> & { readonly slug: string };

/** Sets which signatures a project asks for, as a policy of its own. `conflict` where another was set since the one that was shown. */
export async function setPolicy(viewer: Viewer, input: Setting): Promise<ChangedSignatures> {
  const wanted = "release.policy";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn({ viewer, projectId, wanted }, async (db) => {
    const policy = await readPolicy(projectId, db);
    if (policy.number !== input.base)
      throw new AppError("conflict", "Somebody set another policy meanwhile. Load the page again.", { policy });
    const { roles, notAuthor, distinctPersons } = input;
    await db.$executeRaw(Prisma.sql`
      INSERT INTO signature_policies (project_id, roles, not_author, distinct_persons, author_id)
      VALUES (${projectId}::uuid, ${[...roles]}::role[], ${notAuthor}, ${distinctPersons}, ${viewer.userId}::uuid)`);
    const { number, ...before } = policy;
    const detail = { before: { ...before, roles: [...before.roles] }, after: { roles, notAuthor, distinctPersons } };
    await recordAudit(viewer, { action: "signature.policy", projectId, subject: projectId, detail }, db);
    return { id: null, number: number + 1 };
  });
}
