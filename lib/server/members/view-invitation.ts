import "server-only";
import type { LinkInput } from "@/lib/domain/accounts";
import type { InvitationView } from "@/lib/domain/members";
import type { Viewer } from "@/lib/domain/viewer";
import { deadLink } from "../links/consume-link";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { findInvitation } from "./find-invitation";

/** What the holder of an invitation's link, signed in or not, is shown before accepting. Throws `not_found` for a dead link. */
export async function viewInvitation(
  viewer: Viewer | null,
  input: LinkInput,
  address: string,
): Promise<InvitationView> {
  await spendAttempt("link:address", address);
  const { email, role, project, invitedBy, account } = await findInvitation(input.token);
  if (account?.isClosed) throw deadLink();
  const isInvited = viewer !== null && viewer.email === email;
  const next = account === null ? "new" : isInvited ? "join" : "sign in";
  const signedInAs = viewer === null || isInvited ? null : viewer.email;
  return { email, project: project.name, role, invitedBy, next, signedInAs };
}
