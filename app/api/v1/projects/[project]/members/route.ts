import { handle } from "@/lib/server/http/handle";
import { listMembers } from "@/lib/server/members/list-members";

/** Who belongs to a project. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project }) =>
  Response.json(await listMembers(viewer, project)),
);
