import "server-only";
import { splitParagraphs } from "@/lib/domain/paragraphs";
import type { BlamedLines, DocBlame } from "@/lib/domain/revision-view";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { findDoc } from "../docs/find-doc";
import { revisionSelect, toRevisionView } from "../docs/to-revision-view";
import { authorizeProject } from "../projects/authorize-project";
import { type BlamedText, type LineBlame, startBlame } from "./blame-lines";

/** At most so many revisions are read at once, and no more text than this but for the first. */
const PAGE = 100;
const PAGE_BYTES = 4_194_304;
/** How far back one looks: so many revisions, so much text, so long. */
const MOST_REVISIONS = 2_000;
const MOST_CHARACTERS = 16_777_216;
const MOST_MS = 500;

/**
 * Who wrote each line of a doc's newest text, in which revision. A long history is gone back only so far: what was not found
 * by then is said to be of `oldest` or before. `not_found` for a doc or project that is not there for the viewer.
 */
export async function getDocBlame(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string },
): Promise<DocBlame> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const doc = await findDoc(projectId, input.docId);
  const { text, blame, oldest } = await goBack(projectId, input.docId);
  const ofLines = blame?.revisions() ?? [];
  const named = await getDb().revision.findMany({
    where: { projectId, docId: input.docId, number: { in: [...new Set(ofLines)] } },
    orderBy: { number: "desc" },
    select: revisionSelect,
  });
  const revisions = named.map(toRevisionView).map(({ text: _, ...revision }) => revision);
  return { ...doc, lines: toBlamedLines(text, ofLines), revisions, oldest };
}

async function goBack(projectId: string, docId: string) {
  const until = performance.now() + MOST_MS;
  let [text, oldest, seen, characters] = ["", 0, 0, 0];
  let blame: LineBlame | null = null;
  for (;;) {
    const page = await readTexts(projectId, docId, oldest === 0 ? null : oldest);
    for (const revision of page) {
      if (blame) blame.goBack(revision);
      else [blame, text] = [startBlame(revision), revision.text];
      oldest = revision.number;
      seen += 1;
      characters += revision.text.length;
      const isEnough = seen >= MOST_REVISIONS || characters >= MOST_CHARACTERS || performance.now() > until;
      if (isEnough || blame.isDone()) return { text, blame, oldest };
    }
    if (page.length === 0) return { text, blame, oldest };
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
  const starts = new Set(splitParagraphs(text).map(({ line }) => line));
  const runs: { line: number; text: string; revision: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const revision = revisions[index] ?? 0;
    const last = runs.at(-1);
    const goesOn = last && !starts.has(index) && (last.revision === revision || line.trim() === "");
    if (goesOn) last.text += `\n${line}`;
    else runs.push({ line: index + 1, text: line, revision });
  }
  return text === "" ? [] : runs;
}
