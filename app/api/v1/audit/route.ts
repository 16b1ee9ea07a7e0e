import { exportInstanceAudit } from "@/lib/server/audit/export-audit";
import { handle } from "@/lib/server/http/handle";
import { streamLines } from "@/lib/server/http/stream-lines";

/** The audit log of what belongs to no project, to be checked without Strata. */
export const GET = handle(async (viewer) => {
  const date = new Date().toISOString().slice(0, 10);
  return streamLines(await exportInstanceAudit(viewer), `instance-audit-${date}.ndjson`);
});
