import { checkAudit } from "@/lib/server/audit/check-audit";
import { handle } from "@/lib/server/http/handle";

/** Whether the audit log and the revisions hold, and how far. */
export const GET = handle<{ project: string }>(async (viewer, _, { project }) =>
  Response.json(await checkAudit(viewer, project)),
);
