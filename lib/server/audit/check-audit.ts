import "server-only";
import { createHash } from "node:crypto";
import type { ExportBreak, ExportReport } from "@/lib/domain/export-report";
import { ExportVerifier } from "@/lib/domain/export-verifier";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { isSigned } from "../checkpoints/checkpoint-key";
import { getDb } from "../db";
import { type AuthorizedProject, authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { exportRecords } from "./export-records";
import { recordAudit } from "./record";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** The checks of this process that have begun, by project. */
const running = new Map<string, Promise<ExportReport>>();

/**
 * Checks the audit log and the revisions of a project from its stored rows, as `strata verify` does from an export; besides, that
 * every row of the log is in its chain and every doc says what its newest revision says. What was there when it began is checked.
 * Whoever asks while a project is being checked is told what that check finds: all of it is read, and once at a time is enough.
 * `not_found` for a project the viewer may not see, `too_many` for whoever asks without end.
 */
export async function checkAudit(viewer: Viewer, slug: string): Promise<ExportReport> {
  const project = await authorizeProject(viewer, slug, "audit.export");
  await spendAttempt("check:person-project", viewer.userId, project.id);
  await recordAudit(viewer, { action: "audit.check", projectId: project.id });
  const check = running.get(project.id) ?? followAll(project).finally(() => running.delete(project.id));
  running.set(project.id, check);
  return check;
}

async function followAll({ id, slug, name }: AuthorizedProject): Promise<ExportReport> {
  const verifier = new ExportVerifier({ sha256, isSigned });
  for await (const record of exportRecords({ id, project: { slug, name } })) {
    const broken = verifier.take(record);
    if (broken !== null) return verifier.report(broken);
  }
  return verifier.report(verifier.end() ?? (await findOtherText(id)) ?? (await findUnchained(id)));
}

async function findOtherText(projectId: string): Promise<ExportBreak | null> {
  const [doc] = await getDb().$queryRaw<{ id: string; sequence: number }[]>(Prisma.sql`
    SELECT d.id, coalesce(r.sequence, 0)::float8 AS sequence
    FROM docs d
    LEFT JOIN LATERAL (
      SELECT r.sequence, r.number, r.text FROM revisions r WHERE r.doc_id = d.id ORDER BY r.number DESC LIMIT 1) r ON true
    WHERE d.project_id = ${projectId}::uuid AND (d.number, d.text) IS DISTINCT FROM (coalesce(r.number, 0), coalesce(r.text, ''))
    ORDER BY 2 LIMIT 1`);
  return doc ? { type: "revision", ...doc, reason: "differs" } : null;
}

async function findUnchained(projectId: string): Promise<ExportBreak | null> {
  const [row] = await getDb().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT a.id::text AS id FROM audit_log a
    WHERE a.project_id = ${projectId}::uuid AND NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.audit_id = a.id)
    ORDER BY a.id LIMIT 1`);
  return row ? { type: "audit", sequence: null, ...row, reason: "unchained" } : null;
}
