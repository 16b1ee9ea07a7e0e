import "server-only";
import { splitParagraphs } from "@/lib/domain/paragraphs";
import type { BlamedLines, DocBlame } from "@/lib/domain/revision-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { findDoc } from "../docs/find-doc";
import { revisionSelect, toRevisionView } from "../docs/to-revision-view";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { textThreads } from "./text-threads";
import { type BlamedText, isAllFound, type LineBlame, startBlame } from "./thread/blame-further";

/** At most so many revisions are read at once, and no more text than this but for the first. */
const PAGE = 100;
const PAGE_BYTES = 4_194_304;
/** How far back one looks: so many revisions, so much text, so long. */
const MOST_REVISIONS = 2_000;
const MOST_CHARACTERS = 16_777_216;
const MOST_MS = 500;
/** A text of more lines is not gone back at all: they would be more than anybody reads, or a page can show. */
const MOST_LINES = 20_000;

/**
 * Who wrote each line of a doc's newest text, in which revision. A long history is gone back only so far: what was not found
 * by then is said to be of `oldest` or before. `not_found` for a doc or project that is not there for the viewer, `too_many` for
 * whoever asks without end.
 */
export async function getDocBlame(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string },
): Promise<DocBlame> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const doc = await findDoc(projectId, input.docId);
  await spendAttempt("compare:person-project", viewer.userId, projectId);
  const [newest, ...older] = await readTexts(projectId, input.docId, null);
  if (!newest || newest.text === "") return { ...doc, lines: [], revisions: [], oldest: newest?.number ?? 0 };
  const { at, found } = await goBack(projectId, input.docId, startBlame(newest), older);
  const ofLines = Array.from(found, (number) => number || at.number);
  const named = await getDb().revision.findMany({
    where: { projectId, docId: input.docId, number: { in: [...new Set(ofLines)] } },
    orderBy: { number: "desc" },
    select: revisionSelect,
  });
  const revisions = named.map(toRevisionView).map(({ text: _, ...revision }) => revision);
  return { ...doc, lines: toBlamedLines(newest.text, ofLines), revisions, oldest: at.number };
}

async function goBack(projectId: string, docId: string, newest: LineBlame, older: readonly BlamedText[]) {
  const until = performance.now() + MOST_MS;
  let [blame, page, seen, characters] = [newest, older, 0, 0];
  for (;;) {
    const isEnough = seen >= MOST_REVISIONS || characters >= MOST_CHARACTERS || performance.now() > until;
    if (page.length === 0 || isEnough || isAllFound(blame) || blame.found.length > MOST_LINES) return blame;
    const further = await textThreads().run("blameFurther", blame, page, until - performance.now());
    if (further === null) return blame;
    blame = further;
    seen += page.length;
    characters += page.reduce((sum, { text }) => sum + text.length, 0);
    page = await readTexts(projectId, docId, blame.at.number);
  }
}

// What only confirms says what was there.
function readTexts(projectId: string, docId: string, before: number | null): Promise<BlamedText[]> {
  const earlier = before === null ? Prisma.empty : Prisma.sql`AND r.number < ${before}`;
  return getDb().$queryRaw<BlamedText[]>(Prisma.sql`
    SELECT r.number, r.text FROM (
      SELECT r.number, r.text, sum(octet_length(r.text)) OVER (ORDER BY r.number DESC) - octet_length(r.text) AS above
      FROM (
        SELECT r.number, r.text FROM revisions r
        WHERE r.project_id = ${projectId}::uuid AND r.doc_id = ${docId}::uuid AND r.kind <> 'confirm' ${earlier}
        ORDER BY r.number DESC LIMIT ${PAGE}) r) r
    WHERE r.above <= ${PAGE_BYTES} ORDER BY r.number DESC`);
}

/** Lines of one revision and one paragraph that follow upon each other, together. */
function toBlamedLines(text: string, revisions: readonly number[]): readonly BlamedLines[] {
  if (revisions.length > MOST_LINES) return [{ line: 1, text, revision: revisions[0] ?? 0 }];
  const starts = new Set(splitParagraphs(text).map(({ line }) => line));
  const runs: { line: number; text: string; revision: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const revision = revisions[index] ?? 0;
    const last = runs.at(-1);
    const goesOn = last && !starts.has(index) && (last.revision === revision || line.trim() === "");
    if (goesOn) last.text += `\n${line}`;
    else runs.push({ line: index + 1, text: line, revision });
  }
  return runs;
}
