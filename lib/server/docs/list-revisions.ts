import "server-only";
import type { DocHistory } from "@/lib/domain/catalog-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { findDoc } from "./find-doc";
import { revisionSelect, toRevisionView } from "./to-revision-view";

/** How many revisions come at once, and how much text of theirs (but for the first two, which one compares). */
export const REVISIONS_PAGE_SIZE = 50;
const MOST_BYTES = 1_048_576;

/**
 * The revisions of a doc, newest first, at most 50 at a time; `before` is the `nextBefore` of the page before, `until` a day
 * (`2026-11-21`, UTC) after which none is wanted. `not_found` for a doc that is not in the project or a project the viewer
 * may not see.
 */
export async function listRevisions(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string; readonly before?: number; readonly until?: string },
): Promise<DocHistory> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const doc = await findDoc(projectId, input.docId);
  const numbers = await findNumbers(input);
  const shown = numbers.slice(0, REVISIONS_PAGE_SIZE).filter(({ bytes }, index) => index < 2 || bytes <= MOST_BYTES);
  const found = await getDb().revision.findMany({
    where: { projectId, docId: input.docId, number: { in: shown.map(({ number }) => number) } },
    orderBy: { number: "desc" },
    select: revisionSelect,
  });
  const nextBefore = numbers.length > shown.length ? (shown.at(-1)?.number ?? null) : null;
  return { ...doc, revisions: found.map(toRevisionView), nextBefore };
}

/** The next numbers, one more than are shown, and how much text there is up to each. */
function findNumbers(input: { readonly docId: string; readonly before?: number; readonly until?: string }) {
  const { docId, before, until } = input;
  const earlier = before === undefined ? Prisma.empty : Prisma.sql`AND r.number < ${before}`;
  const older = until === undefined ? Prisma.empty : Prisma.sql`AND r.created_at < ${until}::date + interval '1 day'`;
  return getDb().$queryRaw<{ number: number; bytes: number }[]>(Prisma.sql`
    SELECT r.number, (sum(octet_length(r.text)) OVER (ORDER BY r.number DESC))::float8 AS bytes
    FROM (SELECT r.number, r.text FROM revisions r WHERE r.doc_id = ${docId}::uuid ${earlier} ${older}
      ORDER BY r.number DESC LIMIT ${REVISIONS_PAGE_SIZE + 1}) r
    ORDER BY r.number DESC`);
}
