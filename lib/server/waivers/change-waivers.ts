import "server-only";
import type { Role } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import type { WaiverChange } from "@/lib/domain/waivers";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { askWaiver } from "./ask-waiver";
import { decideWaiver } from "./decide-waiver";
import { revokeWaiver } from "./revoke-waiver";

/** A change of waivers that is under way: by whom, in which role, in which project, whose lock is held. */
export type WaiverWork = { readonly viewer: Viewer; readonly role: Role; readonly projectId: string };

/**
 * Asks for a waiver, approves, rejects or revokes one; audited. Which it was comes back. See the service of each for what is
 * refused. Each is a person's: no token may. The database holds the same against whatever comes another way.
 */
export async function changeWaivers(
  viewer: Viewer,
  input: WaiverChange & { readonly slug: string },
): Promise<{ readonly id: string }> {
  const isDeciding = input.kind === "approve" || input.kind === "reject";
  const wanted = isDeciding ? "waiver.decide" : "waiver.ask";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn({ viewer, projectId, wanted }, async (db, role) => {
    const work = { viewer, role, projectId };
    switch (input.kind) {
      case "ask":
        return askWaiver(db, work, input);
      case "approve":
      case "reject":
        return decideWaiver(db, work, input);
      case "revoke":
        return revokeWaiver(db, work, input);
    }
  });
}
