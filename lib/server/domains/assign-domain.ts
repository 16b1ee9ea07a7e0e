import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordAuditOfObjects } from "../audit/record-of-objects";
import type { Transaction } from "../db";

type Assignment = {
  readonly projectId: string;
  readonly domainId: string | null;
  readonly objectIds: readonly string[];
};

/**
 * Puts tables of a project into a domain of it, or (null) takes them out of any, all or none, with an audit row for each that
 * changes. `not_found` for what is no table of the project. In the caller's transaction, which holds the project's lock.
 */
export async function assignDomain(db: Transaction, viewer: Viewer, assignment: Assignment): Promise<void> {
  const { projectId, domainId } = assignment;
  const objectIds = [...new Set(assignment.objectIds)];
  const found = await db.catalogObject.findMany({
    where: { id: { in: objectIds }, projectId, kind: "table" },
    select: { id: true, domainTable: { select: { domainId: true } } },
  });
  if (found.length !== objectIds.length) throw new AppError("not_found");
  const changes = found
    .map(({ id, domainTable }) => ({ objectId: id, before: domainTable?.domainId ?? null, after: domainId }))
    .filter(({ before, after }) => before !== after);
  if (changes.length === 0) return;
  await writeDomain(
    db,
    projectId,
    domainId,
    changes.map(({ objectId }) => objectId),
  );
  await recordAuditOfObjects(db, viewer, { projectId, action: "domain.assign" }, changes);
}

async function writeDomain(db: Transaction, projectId: string, domainId: string | null, objectIds: readonly string[]) {
  if (domainId === null) return db.domainTable.deleteMany({ where: { projectId, objectId: { in: [...objectIds] } } });
  return db.$executeRaw(Prisma.sql`
    INSERT INTO domain_tables (object_id, project_id, domain_id)
    SELECT t.id, ${projectId}::uuid, ${domainId}::uuid FROM unnest(${[...objectIds]}::uuid[]) AS t (id)
    ON CONFLICT (object_id) DO UPDATE SET domain_id = excluded.domain_id`);
}
