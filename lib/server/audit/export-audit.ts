import "server-only";
import { createHash } from "node:crypto";
import { INSTANCE_CHAIN } from "@/lib/domain/audit-chain";
import { type ExportRecord, sealStatement } from "@/lib/domain/audit-export";
import type { Viewer } from "@/lib/domain/viewer";
import { signStatement } from "../checkpoints/checkpoint-key";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { requireAdministrator } from "../session/refuse-token";
import { exportRecords } from "./export-records";
import { recordAudit } from "./record";

/**
 * A project's audit log, its revisions and checkpoints, as lines of JSON that `strata verify` checks without Strata; its own row of
 * the log is the last. `not_found` for a project the viewer may not see, `too_many` for whoever asks without end.
 */
export async function exportAudit(viewer: Viewer, slug: string): Promise<AsyncGenerator<string>> {
  const { id, name } = await authorizeProject(viewer, slug, "audit.export");
  await spendAttempt("audit-export:person-project", viewer.userId, id);
  await recordAudit(viewer, { action: "audit.export", projectId: id });
  return sealed(exportRecords({ id, project: { slug, name } }));
}

/** The same of what belongs to no project: sign-ins, accounts, the instance's settings. For its administrators; `not_found` for others. */
export async function exportInstanceAudit(viewer: Viewer): Promise<AsyncGenerator<string>> {
  await requireAdministrator(viewer);
  await spendAttempt("audit-export:person-project", viewer.userId, INSTANCE_CHAIN);
  await recordAudit(viewer, { action: "audit.export" });
  return sealed(exportRecords({ id: INSTANCE_CHAIN, project: null }));
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
