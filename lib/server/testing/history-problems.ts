import { checkAudit } from "../audit/check-audit";
import { getDb } from "../db";
import type { TestProject } from "./create-project-with";

/**
 * What is wrong with a project's history: a chain that does not hold, docs that are not their newest revision, revisions
 * without exactly one audit row and one outbox row, in the same order. Empty where it is whole.
 */
export async function historyProblems({ id, slug, viewers }: TestProject): Promise<readonly string[]> {
  const where = { projectId: id };
  const { broken } = await checkAudit(viewers.admin, slug);
  const [revisions, told, audited] = await Promise.all([
    getDb().revision.findMany({ where, orderBy: { sequence: "asc" }, select: { id: true } }),
    getDb().outboxEntry.findMany({
      where: { ...where, importId: null },
      orderBy: { id: "asc" },
      select: { revisionId: true },
    }),
    getDb().auditEntry.findMany({ where: { ...where, action: { startsWith: "doc." } }, orderBy: { id: "asc" } }),
  ]);
  const ids = revisions.map((revision) => revision.id).join();
  const problems = broken ? [`the chain: ${broken.reason} at ${broken.sequence}`] : [];
  if (told.map(({ revisionId }) => revisionId).join() !== ids) problems.push("the outbox tells of other revisions");
  if (audited.map(({ detail }) => revisionIn(detail)).join() !== ids) problems.push("the audit tells of others");
  return problems;
}

function revisionIn(detail: unknown): unknown {
  return typeof detail === "object" && detail !== null ? Reflect.get(detail, "revision") : null;
}
