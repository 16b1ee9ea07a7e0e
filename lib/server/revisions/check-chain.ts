import "server-only";
import { createHash } from "node:crypto";
import { type ChainBreak, type ChainReport, closeChain, emptyChain, followChain } from "@/lib/domain/revision-chain";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { readChain, readChainEnd } from "./read-chain";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** The checks of this process that have begun, by project. */
const running = new Map<string, Promise<ChainReport>>();

/**
 * Checks the chain of a project from its stored rows: that every revision says what its hash was made of and follows upon
 * the one before, that the last is the one the project names, and that every doc says what its newest revision says. The
 * revisions that were there when it began are checked; more can be added meanwhile. Whoever asks while a project is being checked
 * is told what that check finds: all of it is read, and once at a time is enough. `not_found` for a project the viewer may not see,
 * `too_many` for whoever asks without end.
 */
export async function checkChain(viewer: Viewer, slug: string): Promise<ChainReport> {
  const { id: projectId } = await authorizeProject(viewer, slug, "project.read");
  await spendAttempt("check:person-project", viewer.userId, projectId);
  const check = running.get(projectId) ?? followAll(projectId).finally(() => running.delete(projectId));
  running.set(projectId, check);
  return check;
}

async function followAll(projectId: string): Promise<ChainReport> {
  const said = await readChainEnd(getDb(), projectId);
  let found: ChainReport = { isWhole: true, end: emptyChain, broken: null };
  while (found.broken === null && found.end.sequence < said.sequence) {
    const revisions = await readChain(getDb(), projectId, found.end.sequence);
    if (revisions.length === 0) break;
    const known = revisions.filter(({ sequence }) => sequence <= said.sequence);
    found = followChain(projectId, found.end, known, sha256);
  }
  const closed = closeChain(found, said);
  if (closed.broken !== null) return closed;
  const broken = await findOtherText(projectId);
  return broken ? { ...closed, isWhole: false, broken } : closed;
}

async function findOtherText(projectId: string): Promise<ChainBreak | null> {
  const [doc] = await getDb().$queryRaw<{ docId: string; sequence: number }[]>(Prisma.sql`
    SELECT d.id AS "docId", coalesce(r.sequence, 0)::float8 AS sequence
    FROM docs d
    LEFT JOIN LATERAL (
      SELECT r.sequence, r.number, r.text FROM revisions r WHERE r.doc_id = d.id ORDER BY r.number DESC LIMIT 1) r ON true
    WHERE d.project_id = ${projectId}::uuid AND (d.number, d.text) IS DISTINCT FROM (coalesce(r.number, 0), coalesce(r.text, ''))
    ORDER BY 2 LIMIT 1`);
  return doc ? { ...doc, reason: "differs" } : null;
}
