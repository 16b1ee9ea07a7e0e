import { exportAudit } from "@/lib/server/audit/export-audit";
import { handle } from "@/lib/server/http/handle";
import { streamLines } from "@/lib/server/http/stream-lines";

/** A project's audit log, revisions and checkpoints, to be checked without Strata. */
export const GET = handle<{ project: string }>(async (viewer, _, { project }) => {
  const date = new Date().toISOString().slice(0, 10);
  return streamLines(await exportAudit(viewer, project), `${project}-audit-${date}.ndjson`);
});
