import "server-only";
import type { GateChecklist, ReadinessDigests } from "@/lib/domain/readiness";
import { Prisma } from "@/prisma/generated/client";
import { digestOf } from "../checklists/digest-of";
import type { Transaction } from "../db";

type Row = Pick<ReadinessDigests, "migrations" | "revisions">;

/** What a verdict is of: the files of all migrations, everything written so far, and checklists with how their items stand. */
export async function readDigests(
  db: Transaction,
  projectId: string,
  checklists: readonly GateChecklist[],
): Promise<ReadinessDigests> {
  const [row] = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT encode(p.revision_hash, 'hex') AS revisions, encode(sha256(convert_to(coalesce((
      SELECT string_agg(netstring(m.path) || netstring(m.checksum), '' ORDER BY m.position)
      FROM migrations m WHERE m.project_id = p.id), ''), 'UTF8')), 'hex') AS migrations
    FROM projects p WHERE p.id = ${projectId}::uuid`);
  if (!row) throw new Error(`There is no project ${projectId}.`);
  return {
    ...row,
    checklists: digestOf(checklists.map(({ slug, textDigest }) => [slug, textDigest])),
    evaluations: digestOf(checklists.map(({ slug, evaluationDigest }) => [slug, evaluationDigest])),
  };
}
