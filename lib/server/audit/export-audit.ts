import "server-only";
import { createHash } from "node:crypto";
import { type ExportRecord, sealStatement } from "@/lib/domain/audit-export";
import type { Viewer } from "@/lib/domain/viewer";
import { signStatement } from "../checkpoints/checkpoint-key";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { exportRecords } from "./export-records";
import { recordAudit } from "./record";

/**
 * A project's audit log, its revisions and checkpoints, as lines of JSON that `strata verify` checks without Strata; its own row of
 * the log is the last. `not_found` for a project the viewer may not see, `too_many` for whoever asks without end.
 */
export async function exportAudit(viewer: Viewer, slug: string): Promise<AsyncGenerator<string>> {
  const project = await authorizeProject(viewer, slug, "audit.export");
  await spendAttempt("audit-export:person-project", viewer.userId, project.id);
  await recordAudit(viewer, { action: "audit.export", projectId: project.id });
  return sealed(exportRecords(project));
}

async function* sealed(records: AsyncGenerator<ExportRecord>): AsyncGenerator<string> {
  const digest = createHash("sha256");
  for await (const record of records) {
    const line = `${JSON.stringify(record)}\n`;
    digest.update(line);
    yield line;
  }
  const sha256 = digest.digest("hex");
  const { publicKey = null, signature = null } = signStatement(sealStatement(sha256)) ?? {};
  const seal: ExportRecord = { type: "seal", sha256, publicKey, signature };
  yield `${JSON.stringify(seal)}\n`;
}
