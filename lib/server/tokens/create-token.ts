import "server-only";
import type { CreatedToken, CreateTokenInput } from "@/lib/domain/tokens";
import { TOKEN_PREFIX } from "@/lib/domain/tokens";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { hashSecret, newSecret } from "../links/secret";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { refuseToken } from "../session/refuse-token";
import { tokenSelect, toTokenView } from "./token-row";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a token that acts as the viewer within its scopes, in one project or in all of theirs; gives its secret, this once. Throws
 * `not_found` for a project that is not theirs.
 */
export async function createToken(viewer: Viewer, input: CreateTokenInput): Promise<CreatedToken> {
  await refuseToken(viewer);
  const project = input.project === null ? null : await authorizeProject(viewer, input.project, "project.read");
  await spendAttempt("token:person", viewer.userId);
  const secret = `${TOKEN_PREFIX}${newSecret()}`;
  const row = await getDb().$transaction(async (tx) => {
    const made = await tx.apiToken.create({
      data: {
        userId: viewer.userId,
        projectId: project?.id ?? null,
        name: input.name,
        tokenHash: hashSecret(secret),
        hint: secret.slice(-4),
        scopes: input.scopes,
        expiresAt: new Date(Date.now() + input.days * DAY_MS),
      },
      select: tokenSelect,
    });
    const detail = { name: input.name, scopes: input.scopes, days: input.days };
    await recordAudit(viewer, { action: "token.create", projectId: project?.id ?? null, subject: made.id, detail }, tx);
    return made;
  });
  return { token: toTokenView(row), secret };
}
